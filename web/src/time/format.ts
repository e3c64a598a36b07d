const locale = typeof navigator === 'undefined' ? 'en' : navigator.language;

/** An instant on a channel's clock, zone named: `Tue, 24 Nov, 09:00 GMT+1`. */
export function formatInstant(iso: string, timeZone?: string): string {
  return new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
    timeZoneName: 'short',
  }).format(new Date(iso));
}

/** `24 Nov, 09:00`, on the reader's clock. */
export function formatShort(iso: string): string {
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }).format(
    new Date(iso),
  );
}

export function formatDay(iso: string, timeZone?: string): string {
  return new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short', timeZone }).format(new Date(iso));
}

export function formatClock(iso: string): string {
  return new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(new Date(iso));
}

const units: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
];

/** How long ago: `3 minutes ago`; `now` within five seconds, and for what is newer than the reader's last tick. */
export function formatRelative(iso: string, nowMs: number): string {
  const deltaMs = Math.min(0, new Date(iso).getTime() - nowMs);
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  if (deltaMs > -5000) return format.format(0, 'second');
  for (const [unit, sizeMs] of units) {
    if (-deltaMs >= sizeMs) return format.format(Math.trunc(deltaMs / sizeMs), unit);
  }
  return format.format(0, 'second');
}

export function formatDuration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(ms / 1000)} s`;
  return `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`;
}

export function formatNumber(value: number, maximumFractionDigits = 0): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits }).format(value);
}

export function formatCompact(value: number): string {
  return new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 }).format(value);
}

export function formatCost(usd: number): string {
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: 'USD',
    currencyDisplay: 'narrowSymbol',
    maximumFractionDigits: usd !== 0 && Math.abs(usd) < 1 ? 4 : 2,
  }).format(usd);
}
