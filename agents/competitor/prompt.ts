import { buildAnalystPrompt } from '../analyst-prompt.ts';
import type { AgentMessages } from '../define-agent.ts';
import type { CompetitorInput } from './schema.ts';

export const promptVersion = 'competitor-1';

const rules = [
  'Never recommend copying a competitor’s words or naming a competitor in a post.',
  'A gap is something the brand can do better, not only something nobody does.',
];

export function buildCompetitorPrompt({ brief, topic, brandKit, channels }: CompetitorInput): AgentMessages {
  return buildAnalystPrompt({
    role: 'You compare a brand with its competitors on social media.',
    rules,
    task: 'Say what competitors do, what works for them, and which gap this campaign can take.',
    brief,
    brandKit,
    context: { channelIds: channels.map(({ id }) => id), topic },
  });
}
