import { randomUUID } from 'node:crypto';
import type { RunnableConfig } from '@langchain/core/runnables';
import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import { MemorySaver } from '@langchain/langgraph';
import type { PendingWrite } from '@langchain/langgraph-checkpoint';
import { pino } from 'pino';
import { z } from 'zod';
import type { AgentName, StepReport } from '../../agents/index.ts';
import { withoutPartialResults } from '../../graphs/index.ts';
import {
  type ApprovalDesk,
  type DeskOutcome,
  type DraftItem,
  type MemoryNote,
  orchestratorInput,
  type OrchestratorInput,
  type PlanSubmission,
  type RunServices,
} from '../../graphs/orchestrator/index.ts';
import { brandKit } from '../../tools/content/index.ts';
import { type AgentTool, defineTool, type ToolFinding } from '../../tools/define-tool.ts';
import { ScriptedModel, type ModelTurn } from './scripted-model.ts';

export const silentLogger = pino({ level: 'silent' });

/** Checkpoints in memory, with the product's own rule for failed tasks. */
export class TestSaver extends MemorySaver {
  override async putWrites(config: RunnableConfig, writes: PendingWrite[], taskId: string): Promise<void> {
    await super.putWrites(config, withoutPartialResults(writes), taskId);
  }
}

export const fixedNow = new Date('2026-11-20T09:00:00Z');

export const aBrandKit = brandKit.parse({
  name: 'Northwind Coffee',
  description: 'A small roastery.',
  voice: { tone: ['warm', 'playful'], emoji: 'light', hashtagsPerPost: { x: 1, instagram: 3, linkedin: 1 } },
  rules: { bannedWords: ['cheap'] },
  facts: [{ id: 'fact-1', text: 'The winter blend tastes of orange and cocoa.' }],
  competitors: [{ name: 'Harbour Roasters', handles: { x: 'harbour' } }],
});

export const someChannels = [
  { id: 'channel-x', platform: 'x', handle: 'northwind', displayName: 'Northwind', timeZone: 'Europe/Berlin' },
  { id: 'channel-ig', platform: 'instagram', handle: 'northwind', displayName: 'Northwind', timeZone: 'Europe/Berlin' },
  { id: 'channel-li', platform: 'linkedin', handle: 'northwind', displayName: 'Northwind', timeZone: 'America/New_York' },
] as const;

export function aCampaign(
  overrides: Partial<Extract<OrchestratorInput, { workflow: 'campaign' }>> = {},
): Extract<OrchestratorInput, { workflow: 'campaign' }> {
  return {
    workflow: 'campaign',
    title: 'Winter blend',
    brief:
      'Launch our winter blend on X, Instagram and LinkedIn next week, playful, no discounts, 8 posts, the first one as soon as it is approved.',
    brandKit: aBrandKit,
    channels: [...someChannels],
    postCount: 8,
    windowStart: '2026-11-23T00:00:00Z',
    windowEnd: '2026-11-29T23:00:00Z',
    firstOnApproval: true,
    ...overrides,
  };
}

export function parseInput(input: OrchestratorInput) {
  return orchestratorInput.parse(input);
}

export function aFinding(id: string, overrides: Partial<ToolFinding> = {}): ToolFinding {
  return { id, text: `Finding ${id}.`, importance: 0.5, trust: 'trusted', ...overrides };
}

const toolInputs = {
  find_emerging_topics: z.object({}),
  compare_competitors: z.object({}),
  review_performance: z.object({ channelId: z.string() }),
  recall_what_worked: z.object({ channelId: z.string(), topic: z.string() }),
  predict_engagement: z.object({ channelId: z.string(), text: z.string() }),
  suggest_times: z.object({ channelId: z.string(), count: z.int(), from: z.string(), to: z.string() }),
  assess_mentions: z.object({}),
};

export type FakeToolName = keyof typeof toolInputs;

const toolsOf: Record<AgentName, FakeToolName[]> = {
  creator: ['recall_what_worked'],
  trend: ['find_emerging_topics'],
  engagement: ['predict_engagement'],
  scheduler: ['suggest_times'],
  performance: ['review_performance'],
  competitor: ['compare_competitors'],
  crisis: ['assess_mentions'],
};

export interface FakeTool {
  findings?: ToolFinding[];
  data?: Record<string, unknown>;
}

/** Research tools with given answers; each call is recorded. */
export function fakeTools(answers: Partial<Record<FakeToolName, FakeTool>> = {}) {
  const calls: { tool: FakeToolName; args: Record<string, unknown> }[] = [];
  const build = (name: FakeToolName): AgentTool =>
    defineTool({
      name,
      description: name,
      effect: 'read',
      input: toolInputs[name],
      async execute(args) {
        calls.push({ tool: name, args });
        return { findings: answers[name]?.findings ?? [aFinding(`${name}-1`)], data: answers[name]?.data ?? {} };
      },
    });
  return { calls, toolsFor: (agent: AgentName) => toolsOf[agent].map(build) };
}

const openings = [
  'Cocoa first',
  'Orange peel',
  'Slow mornings',
  'Ask us',
  'Snow outside',
  'Hands that roast',
  'Try a sip',
  'Old maps',
  'Late light',
  'Quiet kettle',
];
const endings = [
  'then the world may wait',
  'and nobody minds the cold',
  'so the cup stays warm',
  'while the radio hums',
  'before the first tram leaves',
  'until the snow gives in',
  'because winter asks nicely',
  'where the window fogs up',
];

/** Answers every agent with something its schema takes; posts differ from all that were written before. */
export function diligentAnswer(turn: ModelTurn, counter: { posts: number }): Record<string, unknown> {
  if (!turn.system.startsWith('You write')) return { summary: 'The findings are clear.', citedIds: [], recommendations: [] };
  const variants = [0, 1, 2].map(() => {
    const number = counter.posts++;
    const text = `${openings[number % openings.length]} number ${spell(number)}: winter blend, ${endings[number % endings.length]} ${spell(number * 7)}.`;
    return {
      text,
      hashtags: ['#winterblend'],
      mediaBrief: 'A cup in the snow',
      altText: 'A cup of coffee in the snow',
      citedIds: ['fact-1'],
    };
  });
  return { variants };
}

/** A word for a number, so that no claim check trips over digits. */
function spell(number: number): string {
  return Array.from(String(number), (digit) => 'abcdefghij'[Number(digit)]).join('');
}

export function diligentModel(): ScriptedModel {
  const counter = { posts: 0 };
  return new ScriptedModel({ answer: (turn) => diligentAnswer(turn, counter) });
}

/** An approval desk in memory: takes submissions, says what it is told to say. */
export function fakeDesk() {
  const submissions: PlanSubmission[] = [];
  let outcome: DeskOutcome = { kind: 'pending' };
  const desk: ApprovalDesk = {
    async submitPlan(submission) {
      if (!submissions.some(({ round }) => round === submission.round)) {
        submissions.push(submission);
        outcome = { kind: 'pending' };
      }
      return { planId: 'plan-1', planVersion: submission.round };
    },
    readOutcome: async () => outcome,
  };
  return {
    desk,
    submissions,
    say(next: DeskOutcome) {
      outcome = next;
    },
    items(): DraftItem[] {
      return submissions.at(-1)?.items ?? [];
    },
  };
}

export function fakeServices(
  options: {
    model?: BaseChatModel;
    modelFor?: (agent: AgentName) => BaseChatModel;
    toolsFor?: RunServices['toolsFor'];
    now?: Date;
    epoch?: number;
  } = {},
) {
  const steps: StepReport[] = [];
  const notes: MemoryNote[] = [];
  const model = options.model ?? diligentModel();
  const services: RunServices = {
    organisationId: 'organisation-1',
    runId: randomUUID(),
    epoch: options.epoch ?? 1,
    campaignId: 'campaign-1',
    brandId: 'brand-1',
    modelFor: options.modelFor ?? (() => model),
    toolsFor: options.toolsFor ?? fakeTools().toolsFor,
    async report(step) {
      steps.push(step);
    },
    clock: { now: () => options.now ?? fixedNow },
    renderImage: async ({ seed }) => ({ mediaId: `media-${seed}`, sha256: 'a'.repeat(64) }),
    async remember(note) {
      notes.push(note);
    },
  };
  return { services, steps, notes };
}
