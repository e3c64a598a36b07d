import { useParams } from '@tanstack/react-router';
import { messages } from '../../messages/index.ts';
import { QueryPanel } from '../../ui/query-panel.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { PlanReview } from './plan-review.tsx';
import { usePlan } from './queries.ts';

export function PlanReviewPage() {
  const { planId } = useParams({ from: '/shell/approvals/$planId' });
  const query = usePlan(planId);
  return (
    <QueryPanel query={query} skeleton={<ReviewSkeleton />}>
      {(plan) => <PlanReview key={plan.id} latest={plan} />}
    </QueryPanel>
  );
}

function ReviewSkeleton() {
  return (
    <div role="status" className="flex h-full flex-col gap-4 p-4">
      <span className="sr-only">{messages.common.loading}</span>
      <Skeleton className="h-12 w-96 max-w-full" />
      <div className="flex min-h-0 flex-1 gap-4">
        <Skeleton className="w-72 max-lg:hidden" />
        <Skeleton className="h-120 flex-1" />
        <Skeleton className="w-80 max-xl:hidden" />
      </div>
    </div>
  );
}
