import { z } from 'zod';
import { isMature, wordsOf } from '../analytics/index.ts';
import { checkPost, contentWords, flagDraft, measureText, scoreVoice } from '../content/index.ts';
import { type AgentTool, defineTool, type ToolFinding } from '../define-tool.ts';
import { describePost, platformName } from './performance-tool.ts';
import { finding, type ResearchContext } from './research-context.ts';
import type { ChannelHistory } from './sources.ts';
import { figure, quote } from './sentences.ts';

const memoryLimit = 6;
const postLimit = 3;

/** Effect: read. What memory and the channel's own history know about a topic. */
export function createRecallWhatWorked(context: ResearchContext): AgentTool {
  return defineTool({
    name: 'recall_what_worked',
    description:
      'Recalls what worked before for a topic on one of our channels: remembered lessons and facts (mem:...), and the channel’s own posts on the topic that did well (post:...). Cite the ids that a draft rests on.',
    effect: 'read',
    input: z.object({
      channelId: z.uuid().describe('Id of the channel to write for.'),
      topic: z.string().min(1).max(4000).describe('What the post is about.'),
    }),
    async execute({ channelId, topic }) {
      const now = context.clock.now();
      const [history, memories] = await Promise.all([
        context.sources.history(channelId),
        context.memory.recall(context.organisationId, { query: topic, brandId: context.brandId, channelId, limit: memoryLimit }),
      ]);
      const remembered = memories.map((item) =>
        finding(now, {
          id: `mem:${item.id}`,
          text: item.trust === 'trusted' ? item.text : `Remembered from outside: ${quote(item.text, 280)}.`,
          importance: Math.min(1, 0.35 + 0.65 * item.score),
          trust: item.trust,
          at: item.createdAt,
        }),
      );
      const posts = relatedPosts(history, topic).map(({ post, relative, overlap }) =>
        finding(now, {
          id: `post:${post.id}`,
          text: describePost(post, relative, history.channel.timeZone),
          importance: 0.4 + 0.4 * overlap,
          trust: 'trusted',
          at: post.postedAt,
        }),
      );
      return {
        findings: [...remembered, ...posts],
        data: { memoryIds: memories.map(({ id }) => id), postIds: posts.map(({ id }) => id.slice('post:'.length)) },
      };
    },
  });
}

/** Posts that share words with the topic and did better than usual; the best of the account where none does. */
function relatedPosts(history: ChannelHistory, topic: string) {
  const wanted = new Set(contentWords(topic).filter((word) => word.length > 3));
  const good = history.relative.filter((item) => isMature(item.post) && item.relative >= 1.2);
  const scored = good.map((item) => {
    const shared = [...wordsOf(item.post.text)].filter((word) => wanted.has(word.replace(/^#/u, ''))).length;
    return { post: item.post, relative: item, overlap: wanted.size === 0 ? 0 : Math.min(1, shared / Math.min(3, wanted.size)) };
  });
  const related = scored.filter(({ overlap }) => overlap > 0);
  const pool = related.length > 0 ? related : scored;
  return pool.sort((a, b) => b.overlap - a.overlap || b.relative.relative - a.relative.relative).slice(0, postLimit);
}

/** Effect: read. The same yardsticks that approvers see, before a draft is handed in. */
export function createCheckDraft(context: ResearchContext): AgentTool {
  return defineTool({
    name: 'check_draft',
    description:
      'Checks a draft for one of our channels: length as the network counts it, brand voice with reasons, links, handles, words and claims that an approver would be warned of.',
    effect: 'read',
    input: z.object({
      channelId: z.uuid().describe('Id of the channel to write for.'),
      text: z.string().min(1).max(10_000).describe('The draft as it would be published.'),
    }),
    async execute({ channelId, text }) {
      const [{ kit }, channels] = await Promise.all([context.sources.brand(), context.sources.channels()]);
      const { channel } = await context.sources.history(channelId);
      const { platform } = channel;
      const measure = measureText(platform, text);
      const voice = scoreVoice(kit, text, { platform });
      // The image is made later; only the text is judged here.
      const problems = checkPost(platform, { text, media: [] }).filter(({ field }) => field !== 'media');
      const ownHandles = channels.map(({ handle }) => handle);
      const flags = flagDraft(kit, context.brief ?? '', [], text, { platform, ownHandles }).filter(
        (flag) => context.brief !== undefined || flag.code !== 'unsourced_claim',
      );
      const now = context.clock.now();
      const check = (key: string, message: string, importance: number, advice?: string): ToolFinding =>
        finding(now, { id: `channel:${channelId}:${key}`, text: message, importance, trust: 'trusted', advice, at: undefined });
      const weakest = voice.reasons.filter((reason) => reason.score < 0.6).sort((a, b) => a.score - b.score);
      return {
        findings: [
          check(
            'length',
            `The draft takes ${figure(measure.length)} of ${figure(measure.limit)} characters as ${platformName(platform)} counts them.`,
            measure.valid ? 0.3 : 0.9,
          ),
          check(
            'voice',
            `It scores ${voice.score.toFixed(2)} of 1 for ${kit.name}’s voice${weakest[0] === undefined ? '' : `; weakest: ${weakest[0].message}`}`.replace(
              /\.?$/u,
              '.',
            ),
            0.6,
          ),
          ...problems.map((problem, index) =>
            check(`problem-${index + 1}`, problem.message, 0.95, 'Change this before handing the draft in.'),
          ),
          ...flags.map((flag, index) => check(`flag-${index + 1}`, flag.message, 0.85, 'Take this out, or give its source.')),
        ],
        data: { ...measure, voiceScore: voice.score, reasons: voice.reasons, problems, flags },
      };
    },
  });
}
