import type { z } from 'zod';
import type { Tx } from '../../db/index.ts';
import { createBrandQueries } from '../../db/queries/brands.ts';
import { type CampaignRecord, createCampaignQueries } from '../../db/queries/campaigns.ts';
import { createChannelQueries } from '../../db/queries/channels.ts';
import { createRunQueries } from '../../db/queries/runs.ts';
import { platforms } from '../../tools/platforms/connector.ts';
import { loadMembers, personOf } from '../approvals/index.ts';
import { viewRun } from '../runs/index.ts';
import type { campaign } from './schema.ts';

export type CampaignView = z.output<typeof campaign>;

/** Campaigns with their brand, channels, plan and runs. */
export async function viewCampaigns(tx: Tx, rows: readonly CampaignRecord[]): Promise<CampaignView[]> {
  const ids = rows.map((row) => row.id);
  const members = await loadMembers(tx);
  const brands = new Map((await createBrandQueries(tx).list()).map((brand) => [brand.id, brand]));
  const channels = new Map((await createChannelQueries(tx).list()).map((channel) => [channel.id, channel]));
  const planIds = await createCampaignQueries(tx).planIds(ids);
  const runs = await createRunQueries(tx).listByCampaigns(ids);
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    brief: row.brief,
    status: row.status,
    brand: { id: row.brandKitId, name: brands.get(row.brandKitId)?.name ?? '' },
    channels: row.channelIds.flatMap((id) => {
      const channel = channels.get(id);
      const platform = platforms.find((known) => known === channel?.platform);
      return channel === undefined || platform === undefined ? [] : [{ id, platform, handle: channel.handle }];
    }),
    postCount: row.postCount,
    windowStart: row.windowStart.toISOString(),
    windowEnd: row.windowEnd.toISOString(),
    firstOnApproval: row.firstOnApproval,
    asOf: row.asOf?.toISOString(),
    planId: planIds.get(row.id),
    error: row.error,
    createdBy: personOf(row.createdBy, members),
    createdAt: row.createdAt.toISOString(),
    runs: runs.filter((run) => run.campaignId === row.id).map(viewRun),
  }));
}
