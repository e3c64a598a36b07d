const wallTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;

/** The wall clock of a zone as a `datetime-local` input writes it: `2026-11-24T09:00`. */
export function toZonedInput(iso: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(iso));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((each) => each.type === type)?.value ?? '00';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

/**
 * The instant at which a zone's clock shows this wall time.
 *
 * @param input - `2026-11-24T09:00`. A time that the zone skips (spring) moves forward by the gap; of a repeated one the first counts.
 * @returns undefined when the input is no date.
 */
export function fromZonedInput(input: string, timeZone: string): string | undefined {
  if (!wallTime.test(input)) return undefined;
  const asUtcMs = Date.parse(`${input}:00Z`);
  if (Number.isNaN(asUtcMs)) return undefined;
  const candidates = [-1, 0, 1].map((days) => asUtcMs - offsetMs(asUtcMs + days * 86_400_000, timeZone));
  const exact = candidates.filter((ms) => toZonedInput(new Date(ms).toISOString(), timeZone) === input);
  const chosen = exact.length > 0 ? Math.min(...exact) : Math.max(...candidates);
  return new Date(chosen).toISOString();
}

function offsetMs(atMs: number, timeZone: string): number {
  return Date.parse(`${toZonedInput(new Date(atMs).toISOString(), timeZone)}:00Z`) - Math.floor(atMs / 60_000) * 60_000;
}
