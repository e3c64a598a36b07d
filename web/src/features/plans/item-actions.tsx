import { Check, Pause, PencilLine, Undo2, X } from 'lucide-react';
import type { PlanItem } from '../../api/types.ts';
import { messages } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { isOpen } from './marks.ts';
import type { Review } from './use-review.ts';

const t = messages.plans;

/** What the reader may do with this post, and why not; in sight however long the post is. */
export function ItemActions({ item, review }: { item: PlanItem; review: Review }) {
  const mark = review.marks.get(item.id);
  if (!isOpen(item)) return null;
  const mayApprove = review.may(item, 'approve');
  const maySendBack = review.may(item, 'hold');
  return (
    <div className="border-line bg-canvas -mx-2 flex flex-col gap-2 px-2 lg:sticky lg:bottom-0 lg:border-t lg:py-3">
      {!mayApprove && <p className="text-table text-muted">{item.allowed.reason ?? t.notAllowed}</p>}
      {mark?.comment !== undefined && <p className="text-table">{t.yourComment(mark.comment)}</p>}
      <div className="flex flex-wrap gap-1 2xl:gap-2 max-lg:hidden">
        {mark ? (
          <Button size="small" icon={<Undo2 size={16} aria-hidden="true" />} onClick={() => review.unmark(item.id)}>
            {t.unmark}
          </Button>
        ) : (
          <>
            {mayApprove && (
              <Button
                size="small"
                icon={<Check size={16} aria-hidden="true" />}
                onClick={() => review.markCurrent('approve')}
                aria-keyshortcuts="a"
              >
                {t.approve}
              </Button>
            )}
            {review.may(item, 'request_changes') && (
              <Button
                size="small"
                icon={<PencilLine size={16} aria-hidden="true" />}
                onClick={() => review.markCurrent('request_changes')}
                aria-keyshortcuts="r"
              >
                {t.requestChanges}
              </Button>
            )}
            {maySendBack && (
              <>
                <Button
                  kind="quiet"
                  size="small"
                  icon={<Pause size={16} aria-hidden="true" />}
                  onClick={() => review.markCurrent('hold')}
                  aria-keyshortcuts="h"
                >
                  {t.hold}
                </Button>
                <Button
                  kind="quiet"
                  size="small"
                  icon={<X size={16} aria-hidden="true" />}
                  onClick={() => review.markCurrent('reject')}
                  aria-keyshortcuts="x"
                >
                  {t.reject}
                </Button>
              </>
            )}
          </>
        )}
      </div>
    </div>
  );
}
