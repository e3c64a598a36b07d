export { createCheckpointer, FencedPostgresSaver, type ThreadFence } from './checkpointer.ts';
export { setupCheckpointer } from './checkpoint-setup.ts';
export { withoutPartialResults } from './pending-writes.ts';
