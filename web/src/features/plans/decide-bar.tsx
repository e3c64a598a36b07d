import { Check, PencilLine, Undo2, X } from 'lucide-react';
import { messages } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { useLetterKeys } from '../shell/letter-keys.ts';
import { countMarks, isOpen } from './marks.ts';
import type { Review } from './use-review.ts';

const t = messages.plans;
/** So many fit on a laptop's screen. */
const mainKeys = 5;

/** What is about to be decided, in words, and the one button that does it. */
export function DecideBar({ review }: { review: Review }) {
  const { marks, items, current } = review;
  const letterKeys = useLetterKeys();
  const openCount = items.filter(isOpen).length;
  if (openCount === 0) return null;
  const counts = countMarks(marks);
  const mayApprove = items.some((item) => review.may(item, 'approve'));
  const mayAny = items.some((item) => review.may(item, 'hold') || review.may(item, 'approve'));
  const unread =
    review.batch.unread.length + review.batch.risky.filter((item) => !review.lookedAt.has(`${item.id}@${item.version}`)).length;

  return (
    <footer className="border-line bg-surface flex shrink-0 flex-col gap-2 border-t px-4 py-2.5">
      {current && isOpen(current) && (
        <div className="grid grid-cols-3 gap-2 lg:hidden">
          {marks.has(current.id) ? (
            <Button
              className="col-span-3 min-h-12"
              icon={<Undo2 size={16} aria-hidden="true" />}
              onClick={() => review.unmark(current.id)}
            >
              {t.unmark}
            </Button>
          ) : (
            <>
              <Button
                className="min-h-12 px-1"
                icon={<Check size={16} aria-hidden="true" />}
                disabled={!review.may(current, 'approve')}
                onClick={() => review.markCurrent('approve')}
              >
                {t.approve}
              </Button>
              <Button
                className="min-h-12 px-1"
                icon={<PencilLine size={16} aria-hidden="true" />}
                disabled={!review.may(current, 'request_changes')}
                onClick={() => review.markCurrent('request_changes')}
              >
                {t.changes}
              </Button>
              <Button
                className="min-h-12 px-1"
                icon={<X size={16} aria-hidden="true" />}
                disabled={!review.may(current, 'hold')}
                onClick={() => review.markCurrent('reject')}
              >
                {t.reject}
              </Button>
            </>
          )}
        </div>
      )}
      <div className="flex items-center gap-3">
        <p className="text-table text-muted min-w-0 tabular-nums">
          {marks.size === 0
            ? mayApprove
              ? t.markFirst(openCount)
              : t.othersDecide(openCount)
            : [
                t.markSummary(counts.approve, counts.request_changes, counts.reject, counts.hold),
                unread > 0 ? t.unread(unread) : '',
              ]
                .filter(Boolean)
                .join(', ')}
          {review.isOffline && <span className="text-amber block">{t.offline}</span>}
        </p>
        {letterKeys && mayAny && (
          <p className="text-meta text-muted mx-auto truncate max-xl:hidden" aria-label={t.keysLabel}>
            {t.keys.map(([key, meaning], index) => (
              <span key={key} className={`mr-3 inline-block ${index < mainKeys ? '' : 'max-2xl:hidden'}`}>
                <kbd className="border-line rounded-chip border px-1 font-sans">{key}</kbd> {meaning}
              </span>
            ))}
          </p>
        )}
        {mayAny && (
          <Button
            kind="ink"
            className="ml-auto max-lg:min-h-12"
            disabled={marks.size === 0 || review.isOffline}
            pending={review.decide.isPending}
            onClick={review.send}
            aria-keyshortcuts="Control+Enter"
          >
            {review.decide.isPending ? t.deciding : t.decide(marks.size)}
          </Button>
        )}
      </div>
    </footer>
  );
}
