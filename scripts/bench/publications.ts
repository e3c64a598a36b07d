import { call, until } from './api.ts';
import { percentile } from './load.ts';
import type { RunningSeptet } from './npm-start.ts';

interface Publication {
  id: string;
  status: string;
  dueAt: string;
  publishedAt?: string;
}

interface Plan {
  id: string;
  version: number;
}

const immediateCount = 60;
const timedCount = 30;

/** Posts by hand, approved by another person: how fast a pile goes out, and how late posts with a time are. */
export async function measurePublications(septet: RunningSeptet): Promise<[string, string][]> {
  const { items: channels } = await call<{ items: { id: string; platform: string }[] }>(septet, 'creator', 'GET', '/channels');
  const channelId = channels.find((channel) => channel.platform === 'x')?.id;
  if (!channelId) throw new Error('the demo has no channel on X');
  const compose = (text: string, schedule: object) =>
    call<Plan>(septet, 'creator', 'POST', '/posts', { channelId, text, schedule });
  const approve = (plan: Plan) =>
    call(septet, 'approver', 'POST', `/plans/${plan.id}/decisions`, { planVersion: plan.version, outcome: 'approve' });
  const settle = async (plans: Plan[]) => {
    const settled: Publication[] = [];
    for (const plan of plans) {
      const page = await until(
        () => call<{ items: Publication[] }>(septet, 'creator', 'GET', `/publications?planId=${plan.id}`),
        ({ items }) => items.length > 0 && items.every((item) => !['due', 'sending'].includes(item.status)),
        120_000,
      );
      settled.push(...page.items);
    }
    return settled.filter((item) => item.status === 'published');
  };

  const immediate: Plan[] = [];
  for (let n = 1; n <= immediateCount; n += 1)
    immediate.push(await compose(`Fresh from the roaster, batch ${n} today.`, { kind: 'on_approval' }));
  const approvedAt = Date.now();
  await Promise.all(immediate.map(approve));
  const out = await settle(immediate);
  const last = Math.max(...out.map((item) => Date.parse(item.publishedAt ?? '')));

  const timed: Plan[] = [];
  for (let n = 1; n <= timedCount; n += 1) {
    const at = new Date(Date.now() + 8000 + n * 200).toISOString();
    timed.push(await compose(`The kettle is on, round ${n}.`, { kind: 'at', at }));
  }
  await Promise.all(timed.map(approve));
  const onTime = await settle(timed);
  const latenessMs = onTime.map((item) => Date.parse(item.publishedAt ?? '') - Date.parse(item.dueAt));
  return [
    [
      'publications per second (approval to network)',
      `${((out.length / (last - approvedAt)) * 1000).toFixed(1)} (${out.length} of ${immediateCount} published)`,
    ],
    [
      'lateness of timed posts',
      `p50 ${percentile(latenessMs, 0.5).toFixed(0)} ms, p99 ${percentile(latenessMs, 0.99).toFixed(0)} ms (${onTime.length} of ${timedCount} published)`,
    ],
  ];
}
