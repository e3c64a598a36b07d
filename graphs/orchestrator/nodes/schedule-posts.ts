import { toFinding } from '../findings.ts';
import { campaignOf, type NodeDeps, type Runtime, servicesFor } from '../runtime.ts';
import type { OrchestratorState, OrchestratorUpdate, PostTime } from '../state.ts';

/** Gives each post its time: the first one on approval when the brief asks for it, the others by the scheduler. */
export function createSchedulePostsNode({ agents }: NodeDeps) {
  return async function schedulePosts({ slots }: OrchestratorState, runtime: Runtime): Promise<OrchestratorUpdate> {
    const { brief, brandKit, channels, windowStart, windowEnd, busy, firstOnApproval } = campaignOf(runtime);
    const timed = firstOnApproval ? slots.slice(1) : slots;
    const { output, trust } = await agents.scheduler.run(
      {
        brief,
        brandKit,
        from: windowStart,
        to: windowEnd,
        busy,
        channels: channels.map((channel) => ({
          ...channel,
          postCount: timed.filter(({ channelId }) => channelId === channel.id).length,
        })),
      },
      servicesFor('scheduler', runtime, 'plan'),
    );
    const times: Record<string, PostTime> = {};
    if (firstOnApproval && slots[0] !== undefined) {
      times[slots[0].id] = {
        schedule: { kind: 'on_approval' },
        timing: { reason: 'Goes out as soon as it is approved, as the brief asks.' },
      };
    }
    for (const [channelId, own] of Map.groupBy(timed, (slot) => slot.channelId)) {
      const assigned = output.times.filter((time) => time.channelId === channelId);
      own.forEach(({ id }, index) => {
        const time = assigned[index];
        if (time === undefined) return;
        const { at, reason, upliftLow, upliftHigh } = time;
        times[id] = { schedule: { kind: 'at', at }, timing: { reason, upliftLow, upliftHigh } };
      });
    }
    return { times, findings: { scheduler: toFinding('scheduler', output) }, trust };
  };
}
