import { HumanMessage, SystemMessage } from '@langchain/core/messages';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { BudgetExceededError } from '../../db/errors.ts';
import { createModels, type ModelUsage, OfflineModel, type ModelsConfig } from '../../tools/models/index.ts';
import { type OpenAiServer, startOpenAiServer } from '../support/openai-server.ts';
import { aPrompt } from '../support/prompts.ts';

let server: OpenAiServer;

beforeEach(async () => {
  server = await startOpenAiServer();
});

afterEach(async () => {
  await server.close();
});

const creatorAnswer = z.object({
  variants: z
    .array(
      z.object({
        text: z.string().min(1),
        hashtags: z.array(z.string()),
        mediaBrief: z.string(),
        altText: z.string(),
        citedIds: z.array(z.string()),
      }),
    )
    .min(3)
    .max(5),
});
const analystAnswer = z.object({
  summary: z.string().min(1),
  citedIds: z.array(z.string()),
  recommendations: z.array(z.object({ text: z.string(), citedIds: z.array(z.string()) })),
});

const lookUp = {
  type: 'function',
  function: {
    name: 'review_performance',
    description: 'Reads how posts did.',
    parameters: { type: 'object', properties: { channelId: { type: 'string' } }, required: ['channelId'] },
  },
};

function aMeter(limitCalls = Number.POSITIVE_INFINITY) {
  const used: ModelUsage[] = [];
  return {
    used,
    record: (usage: ModelUsage) => void used.push(usage),
    assertWithinBudget: () => {
      if (used.length >= limitCalls) throw new BudgetExceededError('run.budget_exceeded', 'The budget is used up.');
    },
  };
}

function aChain(overrides: Partial<ModelsConfig> = {}, agent = 'creator') {
  const warnings: object[] = [];
  const meter = aMeter();
  const remote = { apiKey: 'test-key', baseUrl: server.baseUrl };
  const models = createModels({
    config: {
      primary: { ...remote, model: 'gpt-4o-mini' },
      fallback: { ...remote, model: 'small-model' },
      timeoutMs: 400,
      breakerCooldownMs: 60_000,
      ...overrides,
    },
    clock: { now: () => new Date() },
    logger: { warn: (fields) => void warnings.push(fields) },
  });
  return { models, meter, warnings, model: models.chatModel({ agent, meter }) };
}

describe('the same model in process and over HTTP', () => {
  it('gives the same tool calls', async () => {
    const messages = [
      new SystemMessage('You are an analyst.'),
      new HumanMessage(aPrompt({ context: { channelIds: ['a', 'b'] } })),
    ];

    const direct = await new OfflineModel().bindTools([lookUp]).invoke(messages);
    const remote = await aChain().model.bindTools?.([lookUp]).invoke(messages);

    expect(direct.tool_calls).toHaveLength(2);
    expect(remote?.tool_calls).toEqual(direct.tool_calls);
  });

  it('gives the same structured answers', async () => {
    const messages = [new SystemMessage('You are a writer.'), new HumanMessage(aPrompt())];

    const direct = await new OfflineModel().withStructuredOutput(creatorAnswer).invoke(messages);
    const { model, meter } = aChain();
    const remote = await model.withStructuredOutput(creatorAnswer).invoke(messages);

    expect(remote).toEqual(direct);
    expect(meter.used).toMatchObject([{ model: 'gpt-4o-mini', offline: false, priced: true, failed: false }]);
    expect(meter.used[0]?.costUsd).toBeGreaterThan(0);
  });

  it('gives the same words in a stream, in more than one piece', async () => {
    const messages = [new HumanMessage(aPrompt())];

    const direct = await new OfflineModel().invoke(messages);
    const pieces: string[] = [];
    for await (const chunk of await aChain().model.stream(messages)) if (chunk.text !== '') pieces.push(chunk.text);

    expect(pieces.length).toBeGreaterThan(3);
    expect(pieces.join('')).toBe(direct.text);
  });

  it('streams tool calls whole', async () => {
    const messages = [new HumanMessage(aPrompt({ context: { channelId: 'a' } }))];
    const stream = await aChain().model.bindTools?.([lookUp]).stream(messages);
    const calls: unknown[] = [];
    if (stream !== undefined) for await (const chunk of stream) calls.push(...(chunk.tool_calls ?? []));

    expect(calls).toMatchObject([{ name: 'review_performance', args: { channelId: 'a' } }]);
  });
});

describe('servers that know fewer response formats', () => {
  it.each([
    { refused: ['json_schema'] as const, calls: 2 },
    { refused: ['json_schema', 'tools'] as const, calls: 3 },
  ])('falls back within the same model when $refused is refused, and remembers it', async ({ refused, calls }) => {
    server.refuseFormats(...refused);
    const { model, meter } = aChain();

    const first = await model.withStructuredOutput(creatorAnswer).invoke([new HumanMessage(aPrompt())]);
    const callsOfFirst = server.requests.length;
    await model.withStructuredOutput(creatorAnswer).invoke([new HumanMessage(aPrompt({ brief: 'Promote our tasting room' }))]);

    expect(first).toEqual(await new OfflineModel().withStructuredOutput(creatorAnswer).invoke([new HumanMessage(aPrompt())]));
    expect(callsOfFirst).toBe(calls);
    expect(server.requests.length).toBe(calls + 1);
    expect(meter.used.every((usage) => usage.model === 'gpt-4o-mini')).toBe(true);
  });
});

describe('a provider that misbehaves', () => {
  const ask = (model: ReturnType<typeof aChain>['model']) =>
    model.withStructuredOutput(creatorAnswer).invoke([new HumanMessage(aPrompt())]);

  it.each([
    { name: 'invalid JSON', fault: { kind: 'invalid_json' } as const, calls: 1 },
    { name: 'an empty answer', fault: { kind: 'empty' } as const, calls: 1 },
    { name: 'another schema', fault: { kind: 'content', content: '{"posts": []}' } as const, calls: 1 },
    { name: 'prose instead of JSON', fault: { kind: 'content', content: 'Sure! Here are your posts.' } as const, calls: 1 },
    { name: 'a timeout', fault: { kind: 'hang' } as const, calls: 1 },
    { name: 'a lost connection', fault: { kind: 'drop' } as const, calls: 2 },
    { name: 'status 500', fault: { kind: 'status', status: 500 } as const, calls: 2 },
    { name: 'a wrong key', fault: { kind: 'status', status: 401 } as const, calls: 1 },
    { name: 'an unknown model', fault: { kind: 'status', status: 404 } as const, calls: 1 },
  ])('$name: the fallback model answers after a bounded number of calls', async ({ fault, calls }) => {
    server.misbehaveFor('gpt-4o-mini', fault);
    const { model, meter } = aChain({ timeoutMs: 300 });

    const result = await ask(model);

    expect(result.variants.length).toBeGreaterThanOrEqual(3);
    expect(server.requests.filter(({ body }) => body['model'] === 'gpt-4o-mini')).toHaveLength(calls);
    const last = meter.used.at(-1);
    expect(last).toMatchObject({ model: 'small-model', offline: false, failed: false, priced: false, costUsd: 0 });
    expect(last?.fellBackFrom).toMatchObject([{ model: 'gpt-4o-mini' }]);
  });

  it('waits as long as Retry-After says when that is short, then asks the same model again', async () => {
    server.misbehave({ kind: 'status', status: 429, retryAfter: '0.2' });
    const { model, meter } = aChain();

    const started = performance.now();
    await ask(model);

    expect(performance.now() - started).toBeGreaterThan(190);
    expect(meter.used).toMatchObject([{ model: 'gpt-4o-mini', fellBackFrom: [] }]);
  });

  it('does not wait for a long Retry-After, and leaves that model alone meanwhile', async () => {
    server.misbehaveFor('gpt-4o-mini', { kind: 'status', status: 429, retryAfter: '120' });
    const { model } = aChain();

    const started = performance.now();
    await ask(model);
    await ask(model);

    expect(performance.now() - started).toBeLessThan(2_000);
    expect(server.requests.map(({ body }) => body['model'])).toEqual(['gpt-4o-mini', 'small-model', 'small-model']);
  });

  it('answers offline when every model fails, and the books say so', async () => {
    server.misbehaveAlways({ kind: 'status', status: 503 });
    const { model, meter, warnings } = aChain();

    const result = await ask(model);

    expect(result).toEqual(await new OfflineModel().withStructuredOutput(creatorAnswer).invoke([new HumanMessage(aPrompt())]));
    expect(server.requests.length).toBeLessThanOrEqual(4);
    expect(meter.used).toMatchObject([
      { model: 'septet-offline', offline: true, costUsd: 0, fellBackFrom: [{ model: 'gpt-4o-mini' }, { model: 'small-model' }] },
    ]);
    expect(meter.used[0]?.promptTokens).toBeGreaterThan(0);
    expect(JSON.stringify(warnings)).not.toContain('test-key');
  });

  it('stops asking a dead provider, so that it slows down no further call', async () => {
    server.misbehaveAlways({ kind: 'hang' });
    const { model } = aChain({ timeoutMs: 150 });
    for (let call = 0; call < 3; call += 1) await ask(model);
    const before = server.requests.length;

    const started = performance.now();
    for (let call = 0; call < 5; call += 1) await ask(model);

    expect(server.requests.length).toBe(before);
    expect(performance.now() - started).toBeLessThan(2_500);
  });

  it('asks a provider again after the pause', async () => {
    let now = Date.parse('2026-11-20T12:00:00Z');
    server.misbehaveAlways({ kind: 'status', status: 500 });
    const remote = { apiKey: 'k', baseUrl: server.baseUrl };
    const models = createModels({
      config: { primary: { ...remote, model: 'gpt-4o-mini' }, breakerCooldownMs: 30_000 },
      clock: { now: () => new Date(now) },
      logger: { warn: () => undefined },
    });
    const meter = aMeter();
    for (let call = 0; call < 3; call += 1) await ask(models.chatModel({ agent: 'creator', meter }));
    const before = server.requests.length;
    server.misbehaveAlways(undefined);

    await ask(models.chatModel({ agent: 'creator', meter }));
    now += 31_000;
    await ask(models.chatModel({ agent: 'creator', meter }));

    expect(meter.used.at(-2)).toMatchObject({ offline: true });
    expect(meter.used.at(-1)).toMatchObject({ model: 'gpt-4o-mini', offline: false });
    expect(server.requests.length).toBe(before + 1);
  });

  it('goes on with the next model when a stream breaks before any text, and fails plainly when it breaks after', async () => {
    const read = async (): Promise<string> => {
      let text = '';
      for await (const chunk of await aChain().model.stream([new HumanMessage(aPrompt())])) text += chunk.text;
      return text;
    };
    server.misbehave({ kind: 'cut_stream', afterEvents: 1 }, { kind: 'cut_stream', afterEvents: 1 });
    const whole = await read();
    server.misbehave({ kind: 'cut_stream', afterEvents: 4 });

    expect(whole).toBe((await new OfflineModel().invoke([new HumanMessage(aPrompt())])).text);
    await expect(read()).rejects.toMatchObject({ code: 'model.stream_cut', isRetryable: true });
  });
});

describe('limits of a run', () => {
  it('stops before a call when the budget is used up', async () => {
    const { models } = aChain();
    const meter = aMeter(0);

    await expect(models.chatModel({ agent: 'creator', meter }).invoke('hello')).rejects.toBeInstanceOf(BudgetExceededError);
    expect(server.requests).toHaveLength(0);
  });

  it('stops after the call that used it up, and does not go on with another model', async () => {
    const { models } = aChain();
    const meter = aMeter(1);

    await expect(models.chatModel({ agent: 'creator', meter }).invoke('hello')).rejects.toBeInstanceOf(BudgetExceededError);
    expect(server.requests).toHaveLength(1);
    expect(meter.used).toHaveLength(1);
  });

  it('ends at once when the run is cancelled, without a fallback', async () => {
    server.misbehaveAlways({ kind: 'hang' });
    const controller = new AbortController();
    const { models, meter } = aChain({ timeoutMs: 10_000 });
    const call = models.chatModel({ agent: 'creator', meter, signal: controller.signal }).invoke('hello');
    await expect.poll(() => server.requests.length).toBe(1);

    controller.abort(new Error('cancelled by a person'));

    await expect(call).rejects.toThrow('cancelled by a person');
    expect(server.requests).toHaveLength(1);
    expect(meter.used).toHaveLength(0);
  });
});

describe('what is in use', () => {
  it('calls nobody when no provider is configured', async () => {
    const models = createModels({
      config: {},
      clock: { now: () => new Date() },
      logger: { warn: () => undefined },
      fetch: () => Promise.reject(new Error('no network')),
    });
    const meter = aMeter();

    const answer = await models
      .chatModel({ agent: 'trend', meter })
      .withStructuredOutput(analystAnswer)
      .invoke([new HumanMessage(aPrompt())]);

    expect(answer.summary).not.toBe('');
    expect(models.describe()).toMatchObject({ primary: 'septet-offline', offline: true });
    expect(meter.used).toMatchObject([{ offline: true, costUsd: 0, fellBackFrom: [] }]);
  });

  it('gets embeddings from the provider when configured, the same as here', async () => {
    const { models } = aChain({ embedding: { model: 'text-embedding-3-small', apiKey: 'test-key', baseUrl: server.baseUrl } });
    const local = createModels({ config: {}, clock: { now: () => new Date() }, logger: { warn: () => undefined } });

    const [remote] = await models.embeddings.embedDocuments(['winter blend']);
    const own = await local.embeddings.embedQuery('winter blend');

    expect(remote).toHaveLength(own.length);
    expect(Math.max(...own.map((value, index) => Math.abs(value - (remote?.[index] ?? 0))))).toBeLessThan(1e-6);
  });
});
