import { Link, useParams } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { messages } from '../../messages/index.ts';
import { QueryPanel } from '../../ui/query-panel.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { CampaignThread } from './campaign-thread.tsx';
import { useCampaign } from './queries.ts';

const t = messages.campaigns;

export function CampaignConversation() {
  const { campaignId } = useParams({ from: '/shell/campaigns/$campaignId' });
  const query = useCampaign(campaignId);
  return (
    <div className="mx-auto w-full max-w-200 px-4 py-5">
      <Link
        to="/campaigns"
        className="text-table text-muted hover:text-text mb-3 inline-flex min-h-8 items-center gap-1 lg:hidden"
      >
        <ArrowLeft size={16} aria-hidden="true" />
        {t.listTitle}
      </Link>
      <QueryPanel query={query} skeleton={<ConversationSkeleton />}>
        {(campaign) => <CampaignThread key={campaign.id} campaign={campaign} />}
      </QueryPanel>
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
