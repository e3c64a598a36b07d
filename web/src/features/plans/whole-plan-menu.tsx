import { ChevronDown } from 'lucide-react';
import { messages } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { Popover } from '../../ui/popover.tsx';
import type { Review } from './use-review.ts';

const t = messages.plans;

/** One choice for every post that is still open. Approving leaves out what nobody looked at and what is risky, by name. */
export function WholePlanMenu({ review }: { review: Review }) {
  const { batch, items, may, mark, ask } = review;
  const sendable = items.filter((item) => may(item, 'hold')).map((item) => item.id);
  if (sendable.length === 0) return null;
  const mayApprove = items.some((item) => may(item, 'approve'));
  const excluded = batch.unread.length + batch.risky.length;

  return (
    <Popover
      label={t.wholePlan}
      className="w-80"
      trigger={(attributes) => (
        <Button size="small" {...attributes}>
          {t.wholePlan}
          <ChevronDown size={16} aria-hidden="true" />
        </Button>
      )}
    >
      {(close) => {
        const choose = (action: () => void) => () => {
          action();
          close();
        };
        return (
          <div className="flex flex-col p-1.5">
            {mayApprove && (
              <MenuButton
                disabled={batch.ready.length === 0}
                onClick={choose(() =>
                  mark(
                    batch.ready.map((item) => item.id),
                    'approve',
                  ),
                )}
                note={excluded > 0 ? t.batchLeavesOut(batch.unread.length, batch.risky.length) : undefined}
              >
                {t.markApprove(batch.ready.length)}
              </MenuButton>
            )}
            <MenuButton onClick={choose(() => ask({ outcome: 'request_changes', itemIds: sendable }))}>
              {t.markChanges(sendable.length)}
            </MenuButton>
            <MenuButton onClick={choose(() => mark(sendable, 'hold'))}>{t.markHold(sendable.length)}</MenuButton>
            <MenuButton onClick={choose(() => ask({ outcome: 'reject', itemIds: sendable }))}>
              {t.markReject(sendable.length)}
            </MenuButton>
            <p className="text-meta text-muted px-2.5 pt-1 pb-1.5">{t.nothingSentYet}</p>
          </div>
        );
      }}
    </Popover>
  );
}

interface MenuButtonProps {
  onClick: () => void;
  disabled?: boolean;
  note?: string;
  children: string;
}

function MenuButton({ onClick, disabled, note, children }: MenuButtonProps) {
  return (
    <button
      type="button"
      disabled={disabled}
      onClick={onClick}
      className="hover:bg-sunken rounded-control px-2.5 py-2 text-left disabled:opacity-60 pointer-coarse:min-h-11"
    >
      {children}
      {note !== undefined && <span className="text-meta text-muted block">{note}</span>}
    </button>
  );
}
