import { Link, useSearch } from '@tanstack/react-router';
import { CheckCheck } from 'lucide-react';
import type { PlanSummary } from '../../api/types.ts';
import { messages } from '../../messages/index.ts';
import { formatInstant, formatRelative } from '../../time/format.ts';
import { useNow } from '../../time/use-now.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { QueryPanel } from '../../ui/query-panel.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { PlanStatusChip } from '../posts/index.ts';
import { useAllPlans, usePendingPlans } from './queries.ts';

const t = messages.plans;

/** What waits for a decision, the next to expire first. */
export function ApprovalsPage() {
  const { show } = useSearch({ from: '/shell/approvals' });
  const isAll = show === 'all';
  const pending = usePendingPlans();
  const all = useAllPlans(isAll);
  return (
    <div className="mx-auto w-full max-w-240 px-4 py-5">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-title font-semibold">{t.queueTitle}</h1>
        <Tabs
          label={t.queueTitle}
          tabs={[
            { label: t.waiting, to: '/approvals', search: {}, isCurrent: !isAll },
            { label: t.all, to: '/approvals', search: { show: 'all' }, isCurrent: isAll },
          ]}
        />
      </div>
      <div className="bg-surface border-line rounded-panel mt-4 overflow-hidden border">
        <QueryPanel query={isAll ? all : pending} skeleton={<SkeletonRows count={4} className="h-14" />}>
          {(plans) => <PlanRows plans={isAll ? plans : byExpiry(plans)} />}
        </QueryPanel>
      </div>
    </div>
  );
}

function PlanRows({ plans }: { plans: PlanSummary[] }) {
  const now = useNow();
  if (plans.length === 0) {
    return (
      <EmptyState icon={<CheckCheck size={20} />} title={t.queueEmptyTitle}>
        {t.queueEmpty}
      </EmptyState>
    );
  }
  return (
    <ul>
      {plans.map((plan) => (
        <li key={plan.id} className="border-line border-b last:border-b-0">
          <Link
            to="/approvals/$planId"
            params={{ planId: plan.id }}
            className="hover:bg-sunken flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3 focus-visible:-outline-offset-2"
          >
            <span className="min-w-0 flex-1 basis-64">
              <span className="block font-medium">{plan.title}</span>
              <span className="text-table text-muted block">
                {plan.origin === 'manual' ? t.byHand(plan.createdBy.name) : t.byCampaign(plan.createdBy.name)}
                {' · '}
                {formatRelative(plan.createdAt, now)}
              </span>
            </span>
            <span className="text-table text-muted tabular-nums">
              {plan.pendingCount > 0 ? t.openOf(plan.pendingCount, plan.itemCount) : t.postCount(plan.itemCount)}
              {plan.status === 'pending' && <span className="block">{t.expires(formatInstant(plan.expiresAt))}</span>}
            </span>
            <PlanStatusChip status={plan.status} />
          </Link>
        </li>
      ))}
    </ul>
  );
}

function byExpiry(plans: PlanSummary[]): PlanSummary[] {
  return plans.toSorted((a, b) => a.expiresAt.localeCompare(b.expiresAt));
}
