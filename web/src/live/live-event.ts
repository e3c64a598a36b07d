import type { RunStep } from '../api/types.ts';

/** A row of the event stream, by socket or by `GET /api/v1/events`. */
export interface LiveEvent {
  cursor: string;
  type: string;
  payload: Record<string, unknown>;
  createdAt: string;
}

export function isLiveEvent(value: unknown): value is LiveEvent {
  return typeof value === 'object' && value !== null && 'cursor' in value && 'type' in value && 'payload' in value;
}

/** An id in the payload, when it is there. */
export function idOf(event: LiveEvent, name: string): string | undefined {
  const value = event.payload[name];
  return typeof value === 'string' ? value : undefined;
}

export function stepOf(event: LiveEvent): RunStep | undefined {
  const step = event.payload['step'];
  return isRunStep(step) ? step : undefined;
}

function isRunStep(value: unknown): value is RunStep {
  return (
    typeof value === 'object' && value !== null && 'id' in value && 'agent' in value && 'message' in value && 'kind' in value
  );
}
