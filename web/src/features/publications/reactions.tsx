import type { PublicationDetail } from '../../api/types.ts';
import { messages } from '../../messages/index.ts';
import { formatNumber, formatRelative } from '../../time/format.ts';
import { useNow } from '../../time/use-now.ts';
import { ReactionChart } from './reaction-chart.tsx';

const t = messages.publications;

/** First reactions as figures, with when they were read, and how they grew. */
export function Reactions({ publication }: { publication: PublicationDetail }) {
  const now = useNow(5000);
  if (publication.status !== 'published') return null;
  const { metrics, samples } = publication;
  if (!metrics) {
    return (
      <section
        aria-label={t.reactionsTitle}
        className="bg-surface border-line rounded-panel text-table text-muted border px-4 py-4"
      >
        {t.noReactionsYet}
      </section>
    );
  }
  const figures: [string, number | undefined][] = [
    [t.likes, metrics.likes],
    [t.comments, metrics.comments],
    [t.shares, metrics.shares],
    [t.impressions, metrics.impressions],
  ];
  return (
    <section aria-label={t.reactionsTitle} className="bg-surface border-line rounded-panel border px-4 py-4">
      <dl className="grid grid-cols-2 gap-3 sm:grid-cols-4">
        {figures.map(([label, value]) => (
          <div key={label}>
            <dt className="text-meta text-muted">{label}</dt>
            <dd className="text-figure font-semibold tabular-nums">
              {value === undefined ? <span className="text-muted text-body font-normal">{t.notTold}</span> : formatNumber(value)}
            </dd>
          </div>
        ))}
      </dl>
      {samples.length > 1 && <ReactionChart samples={samples} />}
      <p className="text-meta text-muted mt-2">{t.measured(formatRelative(metrics.measuredAt, now), samples.length)}</p>
    </section>
  );
}
