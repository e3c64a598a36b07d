import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAgents, type StepReport } from '../../agents/index.ts';
import { createModels, type Models } from '../../tools/models/index.ts';
import { aBrandKit, fakeTools, fixedNow, someChannels } from '../support/campaign.ts';
import { type OpenAiServer, startOpenAiServer } from '../support/openai-server.ts';
import { startSeptet, type TestSeptet, waitFor } from '../support/septet.ts';

/** Models of these names are all the offline model's core behind a provider's wire format. */
const modelName = 'gpt-4o-mini';
let provider: OpenAiServer;

beforeAll(async () => {
  provider = await startOpenAiServer();
});
afterAll(() => provider.close());

const [x] = someChannels;
const analystInput = { brief: 'Launch the winter blend.', topic: 'Winter blend', brandKit: aBrandKit, channels: [x] };

/** Each agent once, on the same tools' answers. */
async function runEveryAgent(models: Models): Promise<Record<string, unknown>> {
  const agents = createAgents();
  const tools = fakeTools();
  const services = (agent: keyof typeof agents) => ({
    model: models.chatModel({ agent, meter: { record: () => undefined, assertWithinBudget: () => undefined } }),
    tools: tools.toolsFor(agent),
    report: async (_step: StepReport) => undefined,
    now: () => fixedNow,
    signal: new AbortController().signal,
    idempotencyKey: 'test',
  });
  const window = { from: '2026-11-23T00:00:00Z', to: '2026-11-29T00:00:00Z', busy: [] };
  const post = { position: 1, total: 1, angle: 'the news itself' };
  const outputs = {
    trend: await agents.trend.run(analystInput, services('trend')),
    competitor: await agents.competitor.run(analystInput, services('competitor')),
    performance: await agents.performance.run(analystInput, services('performance')),
    crisis: await agents.crisis.run(analystInput, services('crisis')),
    engagement: await agents.engagement.run({ ...analystInput, channel: x, texts: ['A draft.'] }, services('engagement')),
    scheduler: await agents.scheduler.run(
      { ...analystInput, channels: [{ ...x, postCount: 2 }], ...window },
      services('scheduler'),
    ),
    creator: await agents.creator.run({ ...analystInput, channel: x, post, facts: [], previous: [] }, services('creator')),
  };
  return Object.fromEntries(Object.entries(outputs).map(([name, { output }]) => [name, output]));
}

const clock = { now: () => fixedNow };
const logger = { warn: () => undefined };

describe('a model behind an OpenAI-compatible server', () => {
  it('gives every agent the same output as the same model in process', async () => {
    const primary = { apiKey: 'test-key', baseUrl: provider.baseUrl, model: modelName };
    const remote = createModels({ config: { primary, timeoutMs: 10_000 }, clock, logger });
    const builtIn = createModels({ config: { timeoutMs: 10_000 }, clock, logger });

    const outputs = await runEveryAgent(remote);

    expect(outputs).toEqual(await runEveryAgent(builtIn));
    expect(Object.keys(outputs)).toHaveLength(7);
    expect(provider.requests.length).toBeGreaterThanOrEqual(7);
  });
});

describe('a whole campaign', () => {
  let septet: TestSeptet;

  beforeAll(async () => {
    septet = await startSeptet({
      env: { OPENAI_API_KEY: 'test-key', OPENAI_BASE_URL: provider.baseUrl, OPENAI_MODEL: modelName },
    });
    await septet.work();
  });
  afterAll(() => septet.close());

  interface Campaign {
    status: string;
    planId?: string;
    runs: { offline: boolean; models: string[]; promptTokens: number; costUsd: number }[];
  }

  async function plan(brief: string): Promise<Campaign> {
    const { maya } = septet.people;
    const accepted = await septet.call<{ id: string }>(maya, 'POST', '/campaigns', { brief });
    return waitFor(
      'a plan',
      async () => {
        const { body } = await septet.call<Campaign>(maya, 'GET', `/campaigns/${accepted.body.id}`);
        return ['queued', 'running'].includes(body.status) ? undefined : body;
      },
      60_000,
    );
  }

  it('is written by the provider, and its books name model, tokens and cost', async () => {
    const before = provider.requests.length;

    const done = await plan('Launch our winter blend on X, Instagram and LinkedIn next week, playful, no discounts, 4 posts');

    expect(done.status).toBe('awaiting_approval');
    expect(done.runs[0]).toMatchObject({ offline: false, models: [modelName] });
    expect(done.runs[0]?.promptTokens).toBeGreaterThan(1000);
    expect(done.runs[0]?.costUsd).toBeGreaterThan(0);
    expect(provider.requests.length).toBeGreaterThan(before + 10);
  }, 90_000);

  it('is finished by the built-in model when the provider goes down, and says so', async () => {
    provider.misbehaveAlways({ kind: 'status', status: 503 });

    const done = await plan('Remind people that we ship on Tuesdays and Fridays, on X, 2 posts next week');

    provider.misbehaveAlways(undefined);
    expect(done.status).toBe('awaiting_approval');
    expect(done.runs[0]).toMatchObject({ offline: true });
  }, 90_000);
});
