export { createCheckpointer } from './checkpointer.ts';
export { setupCheckpointer } from './checkpoint-setup.ts';
export { withoutPartialResults } from './pending-writes.ts';
