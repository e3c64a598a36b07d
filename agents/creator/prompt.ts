import { platformLimits } from '../../tools/content/index.ts';
import type { AgentMessages } from '../define-agent.ts';
import { buildSystemMessage, joinSections, jsonSection, textSection } from '../prompt-sections.ts';
import { channelName } from '../shared-schema.ts';
import type { CreatorInput } from './schema.ts';

export const promptVersion = 'creator-1';

const role = 'You write social media posts for a brand, in its own voice. You write three to five variants of one post.';

const rules = [
  'The brief decides what the post is about and what it must not say. The brand kit decides how it sounds.',
  'Every variant has an angle of its own and stays within limitChars, hashtags included.',
  'Use as many hashtags as the brand kit says for this network, and emoji as its voice allows.',
  'No word or topic that the brand kit bans, nothing that the brief forbids.',
  'No links and no handles but those in the brief or on the brand kit’s lists.',
  'Be unlike every text in <previous>: another opening, another thought.',
  'With a <draft> and <feedback>: keep what the feedback does not ask to change.',
  'Describe the image in mediaBrief, and again for people who cannot see it in altText.',
];

export function buildCreatorPrompt(input: CreatorInput): AgentMessages {
  const { brief, topic, brandKit, channel, facts, previous, draft, feedback } = input;
  const { id, platform, handle, timeZone } = channel;
  const human = joinSections([
    textSection('task', describeTask(input)),
    textSection('brief', brief),
    jsonSection('brand_kit', brandKit),
    jsonSection('channel', { id, platform, handle, timeZone, limitChars: platformLimits[platform].textChars }),
    jsonSection('context', { channelId: id, topic }),
    facts.length === 0 ? undefined : jsonSection('facts', facts),
    draft === undefined ? undefined : jsonSection('draft', draft),
    feedback === undefined ? undefined : textSection('feedback', feedback),
    previous.length === 0 ? undefined : jsonSection('previous', previous),
  ]);
  return { system: buildSystemMessage(role, rules), human };
}

function describeTask({ channel, post, draft }: CreatorInput): string {
  const name = `post ${post.position} of ${post.total} for ${channelName(channel)}`;
  if (draft !== undefined) return `Rewrite the draft of ${name} as the feedback asks.`;
  return `Write ${name}, with this angle: ${post.angle}.`;
}
