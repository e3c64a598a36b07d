import { Link, useLocation, useParams } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import { messages } from '../../messages/index.ts';
import { QueryPanel } from '../../ui/query-panel.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useMe } from '../sign-in/session.ts';
import { readAgentProgress } from './agent-progress.ts';
import { AgentRow } from './agent-row.tsx';
import { CampaignThread } from './campaign-thread.tsx';
import { PersonMessage } from './person-message.tsx';
import { useCampaign } from './queries.ts';

const t = messages.campaigns;

export function CampaignConversation() {
  const { campaignId } = useParams({ from: '/shell/campaigns/$campaignId' });
  const query = useCampaign(campaignId);
  const acceptedBrief = useLocation({ select: (location) => location.state.acceptedBrief });
  return (
    <div className="mx-auto w-full max-w-200 px-4 py-5">
      <Link
        to="/campaigns"
        className="text-table text-muted hover:text-text mb-3 inline-flex min-h-8 items-center gap-1 lg:hidden"
      >
        <ArrowLeft size={16} aria-hidden="true" />
        {t.listTitle}
      </Link>
      <QueryPanel
        query={query}
        skeleton={acceptedBrief === undefined ? <ConversationSkeleton /> : <AcceptedBrief brief={acceptedBrief} />}
      >
        {(campaign) => <CampaignThread key={campaign.id} campaign={campaign} />}
      </QueryPanel>
    </div>
  );
}

/** The first moments of a campaign: the brief stands, the agents are about to start. */
function AcceptedBrief({ brief }: { brief: string }) {
  const me = useMe();
  const [acceptedAt] = useState(() => new Date().toISOString());
  return (
    <div className="flex flex-col gap-4">
      <h1 className="text-title font-semibold">{t.accepted}</h1>
      <PersonMessage name={me?.user.name ?? ''} at={acceptedAt}>
        <p className="text-post break-words whitespace-pre-wrap">{brief}</p>
      </PersonMessage>
      <section aria-label={t.activityLabel} className="bg-surface border-line rounded-panel border">
        <p className="flex min-h-11 items-center px-4 font-medium">{t.working}</p>
        <ul className="border-line border-t">
          {readAgentProgress([], 'queued').map((each) => (
            <AgentRow key={each.agent} progress={each} />
          ))}
        </ul>
      </section>
    </div>
  );
}

function ConversationSkeleton() {
  return (
    <div role="status" className="flex flex-col gap-4">
      <span className="sr-only">{messages.common.loading}</span>
      <Skeleton className="h-8 w-2/3" />
      <Skeleton className="ml-auto h-24 w-4/5" />
      <Skeleton className="h-80" />
    </div>
  );
}
