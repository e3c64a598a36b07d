import { Link } from '@tanstack/react-router';
import { ArrowRight } from 'lucide-react';
import type { Plan } from '../../api/types.ts';
import { messages } from '../../messages/index.ts';
import { formatInstant } from '../../time/format.ts';
import { buttonClass } from '../../ui/button.tsx';
import { PlatformMark } from '../../ui/platform-mark.tsx';
import { PlanStatusChip, PublicationStatusChip, ScheduleLine } from '../posts/index.ts';

const t = messages.campaigns;
const shownPosts = 3;

/** The plan in the conversation: enough to see what it is; the review is one step away. */
export function PlanCard({ plan }: { plan: Plan }) {
  const flagged = plan.items.filter((item) => item.flags.length > 0).length;
  const published = plan.items.filter((item) => item.publication?.status === 'published').length;
  return (
    <section aria-label={t.planLabel} className="bg-surface border-line rounded-panel border">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 pt-3.5">
        <h2 className="text-post font-semibold">{t.planTitle(plan.items.length, plan.version)}</h2>
        <PlanStatusChip status={plan.status} />
        <Link
          to="/approvals/$planId"
          params={{ planId: plan.id }}
          className={buttonClass(plan.status === 'pending' ? 'ink' : 'line', 'normal', 'ml-auto max-sm:w-full')}
        >
          {plan.status === 'pending' ? t.reviewPlan : t.openPlan}
          <ArrowRight size={16} aria-hidden="true" />
        </Link>
      </div>
      <p className="text-table text-muted px-4 pt-1 pb-3">
        {[
          plan.pendingCount > 0 ? t.pendingCount(plan.pendingCount) : undefined,
          flagged > 0 ? t.flaggedCount(flagged) : t.noFlags,
          published > 0 ? t.publishedCount(published) : undefined,
          plan.status === 'pending' ? t.expires(formatInstant(plan.expiresAt)) : undefined,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <ul className="border-line border-t">
        {plan.items.slice(0, shownPosts).map((item) => (
          <li key={item.id} className="border-line flex gap-3 border-b px-4 py-3 last:border-b-0">
            <PlatformMark platform={item.content.platform} />
            <div className="min-w-0 flex-1">
              <p className="line-clamp-2 break-words">{item.content.text}</p>
              <p className="text-meta text-muted mt-1 flex flex-wrap items-center gap-x-3 gap-y-1">
                <ScheduleLine schedule={item.content.schedule} timeZone={item.channel.timeZone} />
                {item.publication && <PublicationStatusChip status={item.publication.status} />}
              </p>
            </div>
            {item.mediaUrls[0] !== undefined && (
              <img
                src={item.mediaUrls[0]}
                alt=""
                loading="lazy"
                className="bg-sunken rounded-control size-14 shrink-0 object-cover"
              />
            )}
          </li>
        ))}
      </ul>
      {plan.items.length > shownPosts && (
        <p className="border-line text-table text-muted border-t px-4 py-2.5">{t.morePosts(plan.items.length - shownPosts)}</p>
      )}
    </section>
  );
}
