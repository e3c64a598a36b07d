import { channelName, type RatedPost } from '../../../agents/index.ts';
import { describeForm } from '../describe-form.ts';
import { contextOf, type NodeDeps, type Runtime, servicesFor, servicesOf } from '../runtime.ts';
import type { CampaignChannel } from '../input.ts';
import type { MemoryNote } from '../services.ts';
import { type OrchestratorState, type OrchestratorUpdate, orchestratorVersion } from '../state.ts';
import { toFinding } from '../findings.ts';

const maxRemembered = 10;
const maxQuotedChars = 200;

/** The performance agent over what was published; what worked goes to memory, for the next campaign's creator to recall and cite. */
export function createReviewPublicationsNode({ agents }: NodeDeps) {
  return async function reviewPublications(_state: OrchestratorState, runtime: Runtime): Promise<OrchestratorUpdate> {
    const { brandKit, channels } = contextOf(runtime).input;
    const { output, trust } = await agents.performance.run({ brandKit, channels }, servicesFor('performance', runtime, 'review'));
    const notes = output.overPerformed.slice(0, maxRemembered).flatMap((post) => {
      const channel = channels.find(({ id }) => id === post.channelId);
      return channel === undefined ? [] : [buildNote(post, channel)];
    });
    const { remember, report } = servicesOf(runtime);
    for (const note of notes) await remember(note);
    await report({
      agent: 'performance',
      kind: 'note',
      message:
        notes.length === 0
          ? 'Nothing stood out enough to remember'
          : `Remembered what worked in ${notes.length === 1 ? 'one post' : `${notes.length} posts`}`,
      data: { dedupeKeys: notes.map(({ dedupeKey }) => dedupeKey) },
    });
    return {
      graphVersion: orchestratorVersion,
      findings: { performance: toFinding('performance', output) },
      trust,
      result: 'reviewed',
    };
  };
}

/** Remembered once per post: a later review of the same post replaces the note. */
function buildNote({ postId, channelId, text, relative, permalink, postedAt }: RatedPost, channel: CampaignChannel): MemoryNote {
  const quoted = text.length > maxQuotedChars ? `${text.slice(0, maxQuotedChars)}…` : text;
  return {
    kind: 'what_worked',
    text: `What worked for ${channelName(channel)}: a post that ${describeForm(text)} got ${relative.toFixed(1)} times the usual engagement: “${quoted}”`,
    dedupeKey: `what_worked/${channelId}/${postId}`,
    importance: Math.min(1, 0.5 + Math.log2(Math.max(1, relative)) / 6),
    trust: 'trusted',
    source: { kind: 'channel_post', id: postId, channelId, permalink, postedAt },
    metadata: { channelId, platform: channel.platform, relative },
  };
}
