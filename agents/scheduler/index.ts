export { createScheduler } from './scheduler.ts';
export { type SchedulerInput, schedulerInput, type SchedulerOutput, schedulerOutput } from './schema.ts';
export { countFreeTimes, findFreeTime, minSpacingMinutes } from './assign-times.ts';
