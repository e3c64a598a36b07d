import type { PublicationDetail } from '../../api/types.ts';
import { messages } from '../../messages/index.ts';
import { formatClock, formatDay, formatDuration } from '../../time/format.ts';

const t = messages.publications;

/** Every try, oldest first: what was done, how it ended. */
export function Attempts({ attempts }: { attempts: PublicationDetail['attempts'] }) {
  return (
    <section aria-label={t.attemptsTitle}>
      <h2 className="text-post font-semibold">{t.attemptsTitle}</h2>
      {attempts.length === 0 ? (
        <p className="text-table text-muted mt-1">{t.noAttempts}</p>
      ) : (
        <ol className="border-line bg-surface rounded-panel mt-2 border">
          {attempts.map((attempt) => (
            <li key={attempt.epoch} className="border-line flex flex-wrap gap-x-4 gap-y-0.5 border-b px-4 py-2.5 last:border-b-0">
              <span className="font-medium">{t.attemptKinds[attempt.kind]}</span>
              <span className={attempt.outcome === 'published' || attempt.outcome === 'found' ? 'text-green' : ''}>
                {attempt.outcome === undefined ? t.inProgress : (t.attemptOutcomes[attempt.outcome] ?? attempt.outcome)}
              </span>
              <span className="text-table text-muted ml-auto tabular-nums">
                {formatDay(attempt.startedAt)}, {formatClock(attempt.startedAt)}
                {attempt.finishedAt !== undefined &&
                  `, ${formatDuration(Date.parse(attempt.finishedAt) - Date.parse(attempt.startedAt))}`}
              </span>
              {typeof attempt.detail['message'] === 'string' && (
                <span className="text-table text-muted basis-full break-words">{attempt.detail['message']}</span>
              )}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
