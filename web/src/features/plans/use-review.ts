import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { Me, Plan, PlanItem } from '../../api/types.ts';
import { useConnection } from '../../live/connection-context.ts';
import { isOpen, marksThatHold, noMarks, withMark, type MarkOutcome, type Marks } from './marks.ts';
import { useDecide } from './queries.ts';
import { riskOf, sortByRisk } from './risk.ts';
import { useViewedPlan } from './use-viewed-plan.ts';

const decidingRoles = new Set(['owner', 'admin', 'manager', 'approver']);

export type Review = ReturnType<typeof useReview>;

interface Asking {
  outcome: 'request_changes' | 'reject';
  itemIds: string[];
}

/** The state of one review: which post is shown, what is marked, what was looked at. Marks stay here until Decide. */
export function useReview(latest: Plan, me: Me | undefined) {
  const viewed = useViewedPlan(latest);
  const { plan } = viewed;
  const { item: wantedId } = useSearch({ from: '/shell/approvals/$planId' });
  const navigate = useNavigate();
  const connection = useConnection();
  const decide = useDecide(plan);

  const items = sortByRisk(plan.items);
  const current = items.find((item) => item.id === wantedId) ?? items.find(isOpen) ?? items[0];
  const [allMarks, setMarks] = useState<Marks>(noMarks);
  const marks = marksThatHold(allMarks, plan);
  const [lookedAt, setLookedAt] = useState<ReadonlySet<string>>(new Set());
  const [asking, ask] = useState<Asking | undefined>();
  const [editing, setEditing] = useState(false);

  const currentKey = current && versionKey(current);
  if (currentKey !== undefined && !lookedAt.has(currentKey)) setLookedAt(new Set([...lookedAt, currentKey]));

  const maySendBack = me !== undefined && (decidingRoles.has(me.role) || me.user.id === plan.createdBy.id);
  function may(item: PlanItem, outcome: MarkOutcome): boolean {
    if (!isOpen(item)) return false;
    if (outcome === 'approve') return item.allowed.approve;
    // Nobody asks themselves for changes: they edit.
    if (outcome === 'request_changes' && item.author.id === me?.user.id) return false;
    return maySendBack || item.allowed.approve;
  }

  function select(item: PlanItem | undefined) {
    if (item) void navigate({ to: '/approvals/$planId', params: { planId: plan.id }, search: { item: item.id }, replace: true });
  }

  /** The version behind the screen, at the first post that needs a look. */
  function showLatest() {
    const { newer } = viewed;
    if (!newer) return;
    const before = new Map(plan.items.map((item) => [item.id, item.version]));
    const inOrder = sortByRisk(newer.items);
    viewed.showLatest();
    decide.reset();
    select(inOrder.find((item) => before.get(item.id) !== item.version) ?? inOrder.find(isOpen));
  }

  function move(by: 1 | -1) {
    const index = items.findIndex((item) => item.id === current?.id);
    select(items[Math.min(items.length - 1, Math.max(0, index + by))]);
  }

  /** To the next post that can be decided; when there is none, one further. */
  function moveOn() {
    const index = items.findIndex((item) => item.id === current?.id);
    const next = items.slice(index + 1).find((item) => may(item, 'approve') || may(item, 'reject'));
    if (next) select(next);
    else move(1);
  }

  function mark(itemIds: string[], outcome: MarkOutcome, comment?: string) {
    setMarks((before) =>
      itemIds.reduce((next, id) => {
        const item = plan.items.find((each) => each.id === id);
        return item && may(item, outcome) ? withMark(next, id, { itemVersion: item.version, outcome, comment }) : next;
      }, before),
    );
  }

  /** Marks the post on the screen; an approval goes on to the next, a refusal asks for the reason first. */
  function markCurrent(outcome: MarkOutcome) {
    if (!current || !may(current, outcome)) return;
    if (outcome === 'request_changes' || outcome === 'reject') {
      ask({ outcome, itemIds: [current.id] });
      return;
    }
    mark([current.id], outcome);
    moveOn();
  }

  function answerReason(comment: string) {
    if (!asking) return;
    mark(asking.itemIds, asking.outcome, comment);
    if (asking.itemIds.length === 1) moveOn();
    ask(undefined);
  }

  /** What approving in one go leaves out, and why. */
  const open = items.filter((item) => may(item, 'approve') && !marks.has(item.id));
  const batch = {
    ready: open.filter((item) => riskOf(item) !== 'high' && lookedAt.has(versionKey(item))),
    unread: open.filter((item) => riskOf(item) !== 'high' && !lookedAt.has(versionKey(item))),
    risky: open.filter((item) => riskOf(item) === 'high'),
  };

  function send() {
    if (marks.size === 0 || connection === 'lost' || decide.isPending) return;
    decide.mutate(marks, {
      onSuccess: (result) => {
        viewed.adopt(result.plan);
        setMarks(noMarks);
      },
    });
  }

  return {
    ...viewed,
    newer: decide.isPending ? undefined : viewed.newer,
    showLatest,
    items,
    current,
    marks,
    lookedAt,
    batch,
    asking,
    ask,
    answerReason,
    editing,
    setEditing,
    may,
    maySendBack,
    select,
    move,
    mark,
    markCurrent,
    unmark: (itemId: string) => setMarks((before) => withMark(before, itemId, undefined)),
    send,
    decide,
    isOffline: connection === 'lost',
  };
}

export function versionKey(item: { id: string; version: number }): string {
  return `${item.id}@${item.version}`;
}
