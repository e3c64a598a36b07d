import { buildAnalystPrompt } from '../analyst-prompt.ts';
import type { AgentMessages } from '../define-agent.ts';
import type { SchedulerInput } from './schema.ts';

export const promptVersion = 'scheduler-1';

const rules = [
  'Say plainly where the data supports no best time.',
  'Times are set by code within the window; explain them, do not invent others.',
];

export function buildSchedulerPrompt({ brief, brandKit, channels, from, to }: SchedulerInput): AgentMessages {
  const active = channels.filter(({ postCount }) => postCount > 0);
  return buildAnalystPrompt({
    role: 'You decide when posts go out.',
    rules,
    task: 'Say which times suit these channels in the window, and how sure that is.',
    brief,
    brandKit,
    context: {
      channelIds: active.map(({ id }) => id),
      count: Math.max(1, ...active.map(({ postCount }) => postCount)),
      from,
      to,
    },
  });
}
