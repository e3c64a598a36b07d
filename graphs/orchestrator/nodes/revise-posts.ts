import { channelName, findFreeTime } from '../../../agents/index.ts';
import { bestVariant, textOf, toDraftItem } from '../drafts.ts';
import type { DraftItem, Schedule } from '../plan-types.ts';
import { campaignOf, type NodeDeps, type Runtime, servicesFor, servicesOf } from '../runtime.ts';
import type { ItemFeedback } from '../services.ts';
import type { Draft, OrchestratorUpdate } from '../state.ts';
import type { ReviseTask } from '../tasks.ts';
import { findChannel } from './draft-posts.ts';
import { illustrate } from './illustrate-posts.ts';

const maxNoteChars = 300;

/** One channel's creator again, with what the approvers want changed about its items. Nothing else of the plan is touched. */
export function createRevisePostsNode(deps: NodeDeps) {
  return async function revisePosts(task: ReviseTask, runtime: Runtime): Promise<OrchestratorUpdate> {
    const drafts: Record<string, Draft> = {};
    const revisions: Record<string, { round: number; item: DraftItem }> = {};
    const open = [...task.drafts];
    for (const feedback of task.feedback) {
      const before = takeDraft(open, feedback);
      const revised = await revise(deps, { ...task, drafts: [...Object.values(drafts), ...open] }, before, feedback, runtime);
      const item = toDraftItem(revised, {
        time: { schedule: keepTime(feedback.schedule ?? before?.schedule, task.channelId, runtime) },
        media: await illustrate(revised, runtime),
        riskNote: '',
        note: `Changed as asked: ${feedback.comment}`.slice(0, maxNoteChars),
      });
      drafts[revised.slotId] = revised;
      revisions[feedback.itemId] = { round: task.round, item };
    }
    return { drafts, revisions };
  };
}

async function revise(
  { agents }: NodeDeps,
  task: ReviseTask,
  before: Draft | undefined,
  feedback: ItemFeedback,
  runtime: Runtime,
): Promise<Draft> {
  const { brief, brandKit, title } = campaignOf(runtime);
  const channel = findChannel(campaignOf(runtime), task.channelId);
  const name = `${feedback.itemId}/round-${task.round}`;
  const mediaBrief = feedback.mediaBrief ?? (before === undefined ? undefined : bestVariant(before).mediaBrief);

  const written = await agents.creator.run(
    {
      brief,
      topic: title,
      brandKit,
      channel,
      post: { position: 1, total: 1, angle: `as in the draft, for ${channelName(channel)}` },
      facts: before === undefined ? [] : bestVariant(before).evidence,
      previous: [...task.previous, ...task.drafts.map(textOf)],
      draft: { text: feedback.text, mediaBrief },
      feedback: feedback.comment,
    },
    servicesFor('creator', runtime, name),
  );
  const { variants } = written.output;
  const scored = await agents.engagement.run(
    { brief, brandKit, channel, texts: variants.map(({ text }) => text) },
    servicesFor('engagement', runtime, name),
  );
  const chosen = variants[scored.output.chosen] ?? variants[0];
  return {
    slotId: before?.slotId ?? feedback.itemId,
    itemId: feedback.itemId,
    channelId: task.channelId,
    variants: chosen === undefined ? variants : [chosen],
    prediction: scored.output.predictions[scored.output.chosen],
    changes: [],
    weaknesses: [],
    revision: task.round,
  };
}

/** The draft that an item came from: by its id, or by its text as long as no person has changed it. */
function takeDraft<Known extends Draft>(open: Known[], { itemId, text }: ItemFeedback): Known | undefined {
  const index = Math.max(
    open.findIndex((draft) => draft.itemId === itemId),
    open.findIndex((draft) => draft.itemId === undefined && textOf(draft) === text),
  );
  return index === -1 ? undefined : open.splice(index, 1)[0];
}

/** The time stays as it was approved or set by a person, unless it has passed meanwhile. */
function keepTime(schedule: Schedule | undefined, channelId: string, runtime: Runtime): Schedule {
  const { windowStart, windowEnd, busy } = campaignOf(runtime);
  const now = servicesOf(runtime).clock.now();
  if (schedule?.kind === 'on_approval') return schedule;
  if (schedule !== undefined && Date.parse(schedule.at) > now.getTime()) return schedule;
  const { timeZone } = findChannel(campaignOf(runtime), channelId);
  const taken = busy.filter((post) => post.channelId === channelId).map(({ at }) => at);
  return { kind: 'at', at: findFreeTime(timeZone, { from: windowStart, to: windowEnd, now }, taken) };
}
