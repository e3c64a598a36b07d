import { Link } from '@tanstack/react-router';
import { ArrowLeft, Lock, LockOpen } from 'lucide-react';
import type { Plan } from '../../api/types.ts';
import { messages } from '../../messages/index.ts';
import { formatInstant } from '../../time/format.ts';
import { PlanStatusChip } from '../posts/index.ts';
import type { Review } from './use-review.ts';
import { WholePlanMenu } from './whole-plan-menu.tsx';

const t = messages.plans;

export function PlanHeader({ plan, review }: { plan: Plan; review: Review }) {
  const isSealed = plan.status === 'approved';
  const SealIcon = isSealed ? Lock : LockOpen;
  return (
    <header className="border-line flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-b px-4 py-2.5">
      <Link to="/approvals" aria-label={t.backToQueue} title={t.backToQueue} className="text-muted hover:text-text -ml-1 p-1">
        <ArrowLeft size={20} aria-hidden="true" />
      </Link>
      <div className="min-w-0 flex-1 basis-56">
        <h1 className="text-post truncate font-semibold">{plan.title}</h1>
        <p className="text-meta text-muted flex flex-wrap items-center gap-x-2 tabular-nums">
          <span>{t.version(plan.version)}</span>
          <span>{t.postCount(plan.items.length)}</span>
          <span className="inline-flex items-center gap-1" title={t.sealHelp}>
            <SealIcon size={12} aria-hidden="true" />
            {isSealed ? t.sealed : t.unsealed} <code className="font-mono">{plan.hash.slice(0, 8)}</code>
          </span>
          {plan.status === 'pending' && <span>{t.expires(formatInstant(plan.expiresAt))}</span>}
          {plan.campaignId !== undefined && (
            <Link
              to="/campaigns/$campaignId"
              params={{ campaignId: plan.campaignId }}
              className="text-blue underline underline-offset-2"
            >
              {t.toCampaign}
            </Link>
          )}
        </p>
      </div>
      <PlanStatusChip status={plan.status} />
      {plan.pendingCount > 0 && <WholePlanMenu review={review} />}
    </header>
  );
}
