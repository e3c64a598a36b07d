/** Seven voices: six around one. */
const dots = [
  [16, 16, 3.2],
  [16, 6.6, 2],
  [24.1, 11.3, 2],
  [24.1, 20.7, 2],
  [16, 25.4, 2],
  [7.9, 20.7, 2],
  [7.9, 11.3, 2],
] as const;

export function Wordmark() {
  return (
    <span className="text-post inline-flex items-center gap-2 font-semibold">
      <svg viewBox="0 0 32 32" className="size-6" aria-hidden="true">
        <rect width="32" height="32" rx="7" className="fill-ink" />
        {dots.map(([cx, cy, r]) => (
          <circle key={`${cx}-${cy}`} cx={cx} cy={cy} r={r} className="fill-on-ink" />
        ))}
      </svg>
      Septet
    </span>
  );
}
