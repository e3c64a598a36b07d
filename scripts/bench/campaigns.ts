import { call, until } from './api.ts';
import { percentile } from './load.ts';
import type { RunningSeptet } from './npm-start.ts';

const brief = 'Launch our winter blend on X, Instagram and LinkedIn next week, playful, no discounts, 8 posts';
const working = new Set(['queued', 'running']);

/** From the request to the plan that waits, one campaign at a time and several at once; offline model. */
export async function measureCampaigns(septet: RunningSeptet): Promise<[string, string][]> {
  const cold = await briefToPlan(septet, 'cold');
  const warm: number[] = [];
  for (let round = 1; round <= 5; round += 1) warm.push(await briefToPlan(septet, `warm ${round}`));
  const atOnce = 8;
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: atOnce }, (_, index) => briefToPlan(septet, `batch ${index}`)));
  const minutes = (performance.now() - startedAt) / 60_000;
  return [
    ['brief to plan, 8 posts on 3 channels, first campaign', `${(cold / 1000).toFixed(1)} s`],
    ['brief to plan, later ones', `median ${(percentile(warm, 0.5) / 1000).toFixed(1)} s of ${warm.length}`],
    [`campaigns per minute, ${atOnce} at once`, (atOnce / minutes).toFixed(0)],
  ];
}

async function briefToPlan(septet: RunningSeptet, note: string): Promise<number> {
  const startedAt = performance.now();
  const { id } = await call<{ id: string }>(septet, 'creator', 'POST', '/campaigns', {
    brief: `${brief}. Internal note: ${note}.`,
  });
  const done = await until(
    () => call<{ status: string }>(septet, 'creator', 'GET', `/campaigns/${id}`),
    (campaign) => !working.has(campaign.status),
    120_000,
  );
  if (done.status !== 'awaiting_approval') throw new Error(`campaign ${id} ended as ${done.status}`);
  return performance.now() - startedAt;
}
