import { buildAnalystPrompt } from '../analyst-prompt.ts';
import type { AgentMessages } from '../define-agent.ts';
import type { PerformanceInput } from './schema.ts';

export const promptVersion = 'performance-1';

const rules = [
  'Compare with the account’s own baseline, never with other accounts.',
  'Name the posts that did best, and what they have in common.',
];

export function buildPerformancePrompt({ brief, brandKit, channels }: PerformanceInput): AgentMessages {
  return buildAnalystPrompt({
    role: 'You analyse how a brand’s own posts did.',
    rules,
    task:
      brief === undefined
        ? 'Say what worked and what did not in the recent posts.'
        : 'Say what has worked on these channels, for the writers of this campaign.',
    brief,
    brandKit,
    context: { channelIds: channels.map(({ id }) => id) },
  });
}
