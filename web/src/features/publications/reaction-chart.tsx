import { useWidth } from '../../ui/use-width.ts';
import type { Metrics } from '../../api/types.ts';
import { messages } from '../../messages/index.ts';
import { formatNumber, formatShort } from '../../time/format.ts';

const t = messages.publications;
const height = 132;
const labelWidth = 76;

const series = [
  { key: 'likes', label: t.likes, line: 'stroke-series-1', fill: 'fill-series-1', dash: undefined },
  { key: 'comments', label: t.comments, line: 'stroke-series-2', fill: 'fill-series-2', dash: '6 3' },
  { key: 'shares', label: t.shares, line: 'stroke-series-3', fill: 'fill-series-3', dash: '2 3' },
] as const;

/** Reactions over time, each line named at its end; the numbers follow as a table. */
export function ReactionChart({ samples }: { samples: Metrics[] }) {
  const [figure, width] = useWidth();
  const ordered = samples.toSorted((a, b) => a.measuredAt.localeCompare(b.measuredAt));
  const times = ordered.map((sample) => Date.parse(sample.measuredAt));
  const first = times[0] ?? 0;
  const span = Math.max(1, (times.at(-1) ?? 1) - first);
  const top = Math.max(1, ...ordered.flatMap((sample) => [sample.likes, sample.comments, sample.shares]));
  const x = (ms: number) => ((ms - first) / span) * (width - labelWidth);
  const y = (value: number) => height - 8 - (value / top) * (height - 20);
  const last = ordered.at(-1);
  const labels = spread(series.map(({ key }) => y(last?.[key] ?? 0)));

  return (
    <figure ref={figure} className="mt-4">
      <svg viewBox={`0 0 ${width} ${height}`} className="w-full" role="img" aria-label={t.chartLabel(ordered.length)}>
        <line x1="0" x2={width - labelWidth} y1={y(0)} y2={y(0)} className="stroke-line" />
        <line x1="0" x2={width - labelWidth} y1={y(top)} y2={y(top)} className="stroke-line" strokeDasharray="2 4" />
        <text x="0" y={y(top) - 3} className="fill-muted text-meta tabular-nums">
          {formatNumber(top)}
        </text>
        {series.map(({ key, label, line, fill, dash }, index) => (
          <g key={key}>
            <polyline
              fill="none"
              strokeWidth="2"
              strokeLinejoin="round"
              strokeDasharray={dash}
              className={line}
              points={ordered.map((sample, at) => `${x(times[at] ?? first)},${y(sample[key])}`).join(' ')}
            />
            <text x={width - labelWidth + 8} y={(labels[index] ?? 0) + 4} className={`${fill} text-meta font-medium`}>
              {label}
            </text>
          </g>
        ))}
      </svg>
      <details className="text-table mt-1">
        <summary className="text-blue min-h-6 w-fit underline underline-offset-2 pointer-coarse:min-h-11">{t.asTable}</summary>
        <div className="mt-2 max-h-60 overflow-auto" tabIndex={0} role="region" aria-label={t.asTable}>
          <table className="w-full text-right tabular-nums">
            <thead className="text-muted text-meta">
              <tr>
                <th className="text-left font-medium">{t.time}</th>
                {series.map(({ key, label }) => (
                  <th key={key} className="font-medium">
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {ordered.map((sample) => (
                <tr key={sample.measuredAt} className="border-line border-t">
                  <td className="py-1 text-left">{formatShort(sample.measuredAt)}</td>
                  {series.map(({ key }) => (
                    <td key={key}>{formatNumber(sample[key])}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}

/** Keeps the names of lines that end close together apart. */
function spread(ends: number[]): number[] {
  const gap = 16;
  const order = ends.map((end, index) => ({ end, index })).toSorted((a, b) => b.end - a.end);
  const placed: number[] = [];
  let limit = height - 6;
  for (const { end, index } of order) {
    const at = Math.min(end, limit);
    placed[index] = at;
    limit = at - gap;
  }
  return placed;
}
