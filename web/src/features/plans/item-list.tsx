import { useEffect, useRef, type KeyboardEvent, type MouseEvent } from 'react';
import type { PlanItem } from '../../api/types.ts';
import { messages } from '../../messages/index.ts';
import { formatInstant } from '../../time/format.ts';
import { PlatformMark } from '../../ui/platform-mark.tsx';
import { useLetterKeys } from '../shell/letter-keys.ts';
import { MarkSign } from './mark-sign.tsx';
import { riskOf, type Risk } from './risk.ts';
import { versionKey, type Review } from './use-review.ts';

const t = messages.plans;
const riskTone: Record<Risk, string> = { high: 'text-red', check: 'text-amber', low: 'text-muted' };

interface ItemListProps {
  review: Review;
  onToggleDifference: () => void;
}

/** The posts by risk. Letters act here, with the focus in the list, and nowhere else. */
export function ItemList({ review, onToggleDifference }: ItemListProps) {
  const { items, current } = review;
  const letterKeys = useLetterKeys();
  const list = useRef<HTMLDivElement>(null);
  const currentId = current?.id;

  useEffect(() => list.current?.focus({ preventScroll: true }), []);
  useEffect(() => {
    if (currentId !== undefined) document.getElementById(`option-${currentId}`)?.scrollIntoView({ block: 'nearest' });
  }, [currentId]);

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      review.send();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const action = actionFor(event.key, review, letterKeys, onToggleDifference);
    if (!action) return;
    event.preventDefault();
    action();
  }

  function onClick(event: MouseEvent) {
    const option = event.target instanceof Element ? event.target.closest('[role="option"]') : null;
    review.select(items.find((item) => `option-${item.id}` === option?.id));
    list.current?.focus();
  }

  return (
    <div
      ref={list}
      role="listbox"
      aria-label={t.listLabel}
      aria-activedescendant={current ? `option-${current.id}` : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onClick={onClick}
      className="border-line w-72 shrink-0 group/list overflow-y-auto border-r px-2 py-2 outline-none max-lg:hidden"
    >
      {(['high', 'check', 'low'] as const).map((risk) => {
        const group = items.filter((item) => riskOf(item) === risk);
        if (group.length === 0) return null;
        return (
          <div key={risk} role="group" aria-label={t.riskGroup(messages.risk[risk], group.length)}>
            <p aria-hidden="true" className={`text-meta flex justify-between px-2.5 pt-2 pb-1 font-medium ${riskTone[risk]}`}>
              {messages.risk[risk]}
              <span className="tabular-nums">{group.length}</span>
            </p>
            {group.map((item) => (
              <ItemOption key={item.id} item={item} review={review} isCurrent={item.id === current?.id} />
            ))}
          </div>
        );
      })}
    </div>
  );
}

function ItemOption({ item, review, isCurrent }: { item: PlanItem; review: Review; isCurrent: boolean }) {
  const mark = review.marks.get(item.id);
  const isUnread = !review.lookedAt.has(versionKey(item));
  const schedule = item.content.schedule;
  return (
    <div
      id={`option-${item.id}`}
      role="option"
      aria-selected={isCurrent}
      tabIndex={-1}
      className={`rounded-control mb-0.5 flex cursor-pointer gap-2.5 px-2.5 py-2 ${isCurrent ? 'bg-sunken outline-blue -outline-offset-2 group-focus-visible/list:outline-2' : 'hover:bg-sunken'}`}
    >
      <PlatformMark platform={item.content.platform} />
      <div className="min-w-0 flex-1">
        <p className={`text-table line-clamp-2 break-words ${isUnread ? 'font-medium' : ''}`}>{item.content.text}</p>
        <p className="text-meta text-muted flex items-center gap-1.5 tabular-nums">
          {schedule.kind === 'at' ? formatInstant(schedule.at, item.channel.timeZone) : messages.posts.onApproval}
        </p>
        <p className="flex flex-wrap gap-1 pt-1 empty:hidden">
          <MarkSign mark={mark} item={item} mayDecide={review.may(item, 'approve')} />
        </p>
      </div>
    </div>
  );
}

function actionFor(key: string, review: Review, letterKeys: boolean, toggle: () => void): (() => void) | undefined {
  if (key === 'ArrowDown') return () => review.move(1);
  if (key === 'ArrowUp') return () => review.move(-1);
  if (!letterKeys) return undefined;
  const { current } = review;
  const letters: Record<string, () => void> = {
    j: () => review.move(1),
    k: () => review.move(-1),
    v: toggle,
    a: () => review.markCurrent('approve'),
    r: () => review.markCurrent('request_changes'),
    x: () => review.markCurrent('reject'),
    h: () => review.markCurrent('hold'),
    u: () => current && review.unmark(current.id),
    e: () => current?.allowed.edit && review.setEditing(true),
  };
  return letters[key];
}
