import { Link } from '@tanstack/react-router';
import { MessagesSquare } from 'lucide-react';
import type { Campaign } from '../../api/types.ts';
import { messages } from '../../messages/index.ts';
import { formatRelative } from '../../time/format.ts';
import { useNow } from '../../time/use-now.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PlatformMark } from '../../ui/platform-mark.tsx';
import { QueryPanel } from '../../ui/query-panel.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { CampaignStatusChip } from '../posts/index.ts';
import { useCampaigns } from './queries.ts';

const t = messages.campaigns;

export function CampaignList() {
  const query = useCampaigns();
  return (
    <QueryPanel query={query} skeleton={<SkeletonRows count={4} className="h-18" />}>
      {(campaigns) =>
        campaigns.length === 0 ? (
          <EmptyState icon={<MessagesSquare size={20} />} title={t.emptyTitle}>
            {t.empty}
          </EmptyState>
        ) : (
          <ul className="flex flex-col gap-0.5 px-2 pb-4">
            {campaigns.map((campaign) => (
              <CampaignRow key={campaign.id} campaign={campaign} />
            ))}
          </ul>
        )
      }
    </QueryPanel>
  );
}

function CampaignRow({ campaign }: { campaign: Campaign }) {
  const now = useNow();
  const platforms = [...new Set(campaign.channels.map((channel) => channel.platform))];
  return (
    <li>
      <Link
        to="/campaigns/$campaignId"
        params={{ campaignId: campaign.id }}
        className="rounded-control hover:bg-sunken flex flex-col gap-1.5 px-2.5 py-2.5"
        activeProps={{ className: 'bg-sunken', 'aria-current': 'page' }}
      >
        <span className="flex items-start justify-between gap-2">
          <span className="line-clamp-2 font-medium">{campaign.title}</span>
          <CampaignStatusChip status={campaign.status} />
        </span>
        <span className="text-meta text-muted flex items-center gap-1.5">
          {platforms.map((platform) => (
            <PlatformMark key={platform} platform={platform} />
          ))}
          <span className="ml-0.5">{t.postCount(campaign.postCount)}</span>
          <span className="ml-auto">{formatRelative(campaign.createdAt, now)}</span>
        </span>
      </Link>
    </li>
  );
}
