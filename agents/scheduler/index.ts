export { findFreeTime } from './assign-times.ts';
export { createScheduler } from './scheduler.ts';
