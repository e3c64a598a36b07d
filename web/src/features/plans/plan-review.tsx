import { useState } from 'react';
import type { Plan } from '../../api/types.ts';
import { useMe } from '../sign-in/session.ts';
import { DecideBar } from './decide-bar.tsx';
import { EditItem } from './edit-item.tsx';
import { ItemDetail } from './item-detail.tsx';
import { ItemList } from './item-list.tsx';
import { OutcomeReport } from './outcome-report.tsx';
import { PlanHeader } from './plan-header.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import { useReview } from './use-review.ts';
import { VersionBanner } from './version-banner.tsx';
import { WhyPanel } from './why-panel.tsx';

/** What goes out if I say yes? Risk on the left, the post as it will be sent, why on the right, one Decide. */
export function PlanReview({ latest }: { latest: Plan }) {
  const me = useMe();
  const review = useReview(latest, me);
  const [showsDifference, setShowsDifference] = useState(true);
  const { plan, current } = review;

  return (
    <div className="flex h-full flex-col">
      <PlanHeader plan={plan} review={review} />
      <VersionBanner plan={plan} newer={review.newer} onShow={review.showLatest} error={review.decide.error} />
      <OutcomeReport plan={plan} result={review.decide.data} />
      <div className="flex min-h-0 flex-1">
        <ItemList review={review} onToggleDifference={() => setShowsDifference(!showsDifference)} />
        {current && (
          <div className="flex min-w-0 flex-1 overflow-y-auto max-xl:flex-col">
            <ItemDetail
              key={`${current.id}-${current.version}`}
              item={current}
              review={review}
              showsDifference={showsDifference}
              onShowsDifference={setShowsDifference}
            />
            <WhyPanel item={current} findings={plan.findings} />
          </div>
        )}
      </div>
      <DecideBar review={review} />
      {review.asking && (
        <ReasonDialog
          outcome={review.asking.outcome}
          count={review.asking.itemIds.length}
          onClose={() => review.ask(undefined)}
          onReason={review.answerReason}
        />
      )}
      {review.editing && current && <EditItem key={current.id} plan={plan} item={current} review={review} />}
    </div>
  );
}
