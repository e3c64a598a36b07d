export { isPast, SchedulePicker } from './schedule-picker.tsx';
export { TextCounter } from './text-counter.tsx';
export { useMeasuredText } from './use-measured-text.ts';
