import { buildAnalystPrompt } from '../analyst-prompt.ts';
import type { AgentMessages } from '../define-agent.ts';
import type { TrendInput } from './schema.ts';

export const promptVersion = 'trend-1';

const rules = [
  'A topic counts when it grows, is recent and bears on the brand; say which of the three is weak.',
  'Do not recommend a topic that the brand kit bans.',
];

export function buildTrendPrompt({ brief, topic, brandKit, channels }: TrendInput): AgentMessages {
  return buildAnalystPrompt({
    role: 'You watch trends for a brand.',
    rules,
    task: 'Find topics on the rise that this campaign can take up.',
    brief,
    brandKit,
    context: { channelIds: channels.map(({ id }) => id), topic },
  });
}
