import { buildAnalystPrompt } from '../analyst-prompt.ts';
import type { AgentMessages } from '../define-agent.ts';
import { channelName } from '../shared-schema.ts';
import type { EngagementInput } from './schema.ts';

export const promptVersion = 'engagement-1';

const rules = [
  'Judge the draft by what the account’s own history shows, and say what to change and why.',
  'Do not rewrite the draft.',
];

export function buildEngagementPrompt({ brief, brandKit, channel, texts }: EngagementInput): AgentMessages {
  return buildAnalystPrompt({
    role: 'You predict how a draft will do on a channel.',
    rules,
    task: `Say how this draft will do for ${channelName(channel)} and what would make it do better.`,
    brief,
    brandKit,
    context: { channelId: channel.id },
    draft: { text: texts[0] ?? '' },
  });
}
