import { CircleStop } from 'lucide-react';
import type { Campaign, Decision, Plan, RunStep } from '../../api/types.ts';
import { useConnection } from '../../live/connection-context.ts';
import { messages } from '../../messages/index.ts';
import { formatDay } from '../../time/format.ts';
import { Button } from '../../ui/button.tsx';
import { InlineError } from '../../ui/error-panel.tsx';
import { PlatformMark } from '../../ui/platform-mark.tsx';
import { usePlan } from '../plans/queries.ts';
import { CampaignStatusChip } from '../posts/index.ts';
import { useMe } from '../sign-in/session.ts';
import { AgentActivity } from './agent-activity.tsx';
import { CampaignEnd } from './campaign-end.tsx';
import { PersonMessage } from './person-message.tsx';
import { PlanCard } from './plan-card.tsx';
import { useCampaignSteps, useCancelCampaign } from './queries.ts';

const t = messages.campaigns;

/** The campaign as a conversation: the brief, the agents at work, what people said, the plan. */
export function CampaignThread({ campaign }: { campaign: Campaign }) {
  const steps = useCampaignSteps(campaign.id).data ?? [];
  const plan = usePlan(campaign.planId).data;
  const runs = campaign.runs.toSorted((a, b) => a.createdAt.localeCompare(b.createdAt));

  return (
    <>
      <ThreadHeader campaign={campaign} />
      <div className="mt-4 flex flex-col gap-4">
        <PersonMessage name={campaign.createdBy.name} at={campaign.createdAt}>
          <p className="text-post break-words whitespace-pre-wrap">{campaign.brief}</p>
        </PersonMessage>
        {runs.map((run, index) => (
          <div key={run.id} className="flex flex-col gap-4">
            <AgentActivity run={run} steps={steps.filter((step: RunStep) => step.runId === run.id)} />
            {feedbackBetween(plan, run.createdAt, runs[index + 1]?.createdAt).map((decision) => (
              <PersonMessage key={decision.id} name={decision.decidedBy.name} at={decision.decidedAt}>
                <p className="text-body">
                  <span className="text-muted">{t.askedForChanges} </span>
                  {decision.comment}
                </p>
              </PersonMessage>
            ))}
          </div>
        ))}
        {plan && <PlanCard plan={plan} />}
        <CampaignEnd campaign={campaign} />
      </div>
      <p className="sr-only" role="status">
        {t.announce(messages.words.campaign[campaign.status])}
      </p>
    </>
  );
}

function ThreadHeader({ campaign }: { campaign: Campaign }) {
  const cancel = useCancelCampaign(campaign.id);
  const connection = useConnection();
  // The brief's days are the organisation's, wherever the reader is.
  const timeZone = useMe()?.organisation.timeZone;
  const mayCancel = ['queued', 'running', 'awaiting_approval', 'revising'].includes(campaign.status);
  return (
    <header>
      <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
        <h1 className="text-title min-w-0 font-semibold text-balance">{campaign.title}</h1>
        <span className="mt-1">
          <CampaignStatusChip status={campaign.status} />
        </span>
        {mayCancel && (
          <Button
            size="small"
            kind="quiet"
            className="ml-auto"
            icon={<CircleStop size={16} aria-hidden="true" />}
            pending={cancel.isPending}
            disabled={connection === 'lost'}
            onClick={() => cancel.mutate()}
          >
            {t.stop}
          </Button>
        )}
      </div>
      <p className="text-table text-muted mt-1 flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="flex items-center gap-1">
          {campaign.channels.map((channel) => (
            <PlatformMark key={channel.id} platform={channel.platform} />
          ))}
        </span>
        <span>{t.postCount(campaign.postCount)}</span>
        <span>
          {formatDay(campaign.windowStart, timeZone)} – {formatDay(campaign.windowEnd, timeZone)}
        </span>
        {campaign.firstOnApproval && <span>{t.firstOnApproval}</span>}
      </p>
      <InlineError error={cancel.error} />
    </header>
  );
}

/** What people asked for after a run began and before the next one; each sentence once, however many posts it was about. */
function feedbackBetween(plan: Plan | undefined, from: string, to: string | undefined): Decision[] {
  const asked = (plan?.items ?? [])
    .flatMap((item) => item.decisions)
    .filter(
      (each) => each.outcome === 'request_changes' && each.comment && each.decidedAt >= from && (!to || each.decidedAt < to),
    )
    .toSorted((a, b) => a.decidedAt.localeCompare(b.decidedAt));
  return asked.filter((each, at) => asked.findIndex((other) => other.comment === each.comment) === at);
}
