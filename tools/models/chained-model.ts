import type { CallbackManagerForLLMRun } from '@langchain/core/callbacks/manager';
import { AIMessage, AIMessageChunk, type BaseMessage } from '@langchain/core/messages';
import { ChatGenerationChunk, type ChatResult } from '@langchain/core/outputs';
import { ProviderError } from '../../db/errors.ts';
import type { Breaker } from './breaker.ts';
import type { ModelMeter } from './meter.ts';
import type { ModelLimits } from './model-config.ts';
import { type FailureKind, ModelFailure } from './model-failure.ts';
import { OfflineModel, offlineModelName } from './offline/index.ts';
import type { RemoteAnswer, RemoteModel } from './remote-model.ts';
import { type WireCallOptions, WireChatModel } from './wire-chat-model.ts';

/** A remote model with what is remembered of its health, shared by all chains of a process. */
export interface ModelLink {
  model: RemoteModel;
  /** Breakers of the provider's address and of this model on it. */
  providerBreaker: Breaker;
  modelBreaker: Breaker;
}

export interface ChainDeps {
  agent: string;
  links: readonly ModelLink[];
  limits: ModelLimits;
  meter: ModelMeter;
  signal: AbortSignal | undefined;
  nowMs: () => number;
  sleep: (ms: number, signal: AbortSignal | undefined) => Promise<void>;
  priceOf: (model: string, promptTokens: number, completionTokens: number) => { costUsd: number; priced: boolean };
  logger: { warn(fields: object, message: string): void };
}

type Skipped = { model: string; reason: string }[];
type Ask = (model: RemoteModel) => Promise<RemoteAnswer>;

const retryPauseMs = 250;
const retriable: ReadonlySet<FailureKind> = new Set(['busy', 'unavailable']);

/**
 * One chat model to its callers: asks the primary model, then the fallback model, then the offline model, which always
 * answers. Each answer is metered under the model that gave it. An abort, and a budget that is used up, end the call.
 */
export class ChainedModel extends WireChatModel {
  readonly deps: ChainDeps;
  private readonly offline = new OfflineModel();

  constructor(deps: ChainDeps) {
    super({});
    this.deps = deps;
  }

  override _llmType(): string {
    return 'septet-chain';
  }

  override async _generate(messages: BaseMessage[], options: this['ParsedCallOptions']): Promise<ChatResult> {
    const own = this.withSignal(options);
    const skipped: Skipped = [];
    for (const link of this.deps.links) {
      const result = await this.ask(link, skipped, own.signal, (model) => model.call(messages, own));
      if (result !== undefined) return { generations: [{ text: result.message.text, message: result.message }], llmOutput: {} };
    }
    return this.answerOffline(messages, own, skipped);
  }

  /**
   * Text comes through piece by piece; tool calls and structured answers come whole, because only then can they be
   * checked. When a stream breaks after text was shown, the call fails: nothing that was shown is taken back.
   */
  override async *_streamResponseChunks(
    messages: BaseMessage[],
    options: this['ParsedCallOptions'],
    runManager?: CallbackManagerForLLMRun,
  ): AsyncGenerator<ChatGenerationChunk> {
    const own = this.withSignal(options);
    const skipped: Skipped = [];
    const live = own.response_format === undefined;
    for (const link of this.deps.links) {
      const pieces = createPieces();
      let shown = false;
      const asking = this.ask(link, skipped, own.signal, async (model) => {
        if (!live) return model.call(messages, own);
        return model
          .stream(messages, own, async (chunk) => pieces.push(chunk))
          .catch((error: unknown) => {
            if (!shown && pieces.isEmpty() && error instanceof ModelFailure) throw error;
            if (own.signal?.aborted === true) throw error;
            throw new ProviderError('model.stream_cut', 'The model stopped in the middle of its answer.', {
              cause: error,
              isRetryable: true,
            });
          });
      }).finally(() => pieces.end());
      // Read below; this keeps a failure that comes earlier from counting as unhandled.
      asking.catch(() => undefined);
      for await (const message of pieces) {
        shown = true;
        yield await emit(message, runManager);
      }
      const result = await asking;
      if (result === undefined) continue;
      yield await emit(wholeChunk(result.message, shown), runManager);
      return;
    }
    const { generations } = await this.answerOffline(messages, own, skipped);
    const message = generations[0]?.message;
    if (!AIMessage.isInstance(message)) return;
    for (const text of live ? (message.text.match(/\S+\s*|\s+/g) ?? []) : [])
      yield await emit(new AIMessageChunk({ content: text }), runManager);
    yield await emit(wholeChunk(message, live), runManager);
  }

  private withSignal(options: WireCallOptions): WireCallOptions {
    const signals = [this.deps.signal, options.signal].filter((signal) => signal !== undefined);
    const signal = signals.length > 1 ? AbortSignal.any(signals) : signals[0];
    signal?.throwIfAborted();
    return { ...options, signal };
  }

  /** Asks one model, again where that is worth it. Undefined: it failed, and `skipped` says why. */
  private async ask(
    link: ModelLink,
    skipped: Skipped,
    signal: AbortSignal | undefined,
    ask: Ask,
  ): Promise<RemoteAnswer | undefined> {
    const { limits, meter, nowMs, sleep } = this.deps;
    const name = link.model.name;
    let reason = 'it failed shortly before';
    for (let attempt = 0; attempt <= limits.maxRetries; attempt += 1) {
      if (!link.providerBreaker.allows(nowMs()) || !link.modelBreaker.allows(nowMs())) {
        skipped.push({ model: name, reason });
        return undefined;
      }
      await meter.assertWithinBudget();
      try {
        const result = await ask(link.model);
        link.providerBreaker.succeeded();
        link.modelBreaker.succeeded();
        await this.record(name, result, skipped, false);
        return result;
      } catch (error) {
        signal?.throwIfAborted();
        if (!(error instanceof ModelFailure)) throw error;
        await this.noteFailure(link, error, skipped);
        reason = error.message;
        const pauseMs = error.retryAfterMs ?? retryPauseMs * (attempt + 1);
        const worthIt = attempt < limits.maxRetries && retriable.has(error.kind) && pauseMs <= limits.maxRetryAfterMs;
        if (!worthIt) {
          skipped.push({ model: name, reason });
          return undefined;
        }
        await sleep(pauseMs, signal);
      }
    }
    return undefined;
  }

  private async noteFailure(link: ModelLink, failure: ModelFailure, skipped: Skipped): Promise<void> {
    const { limits, logger, nowMs, agent } = this.deps;
    logger.warn({ agent, model: link.model.name, kind: failure.kind, reason: failure.message }, 'model call failed');
    if (failure.usage !== undefined) await this.record(link.model.name, failure.usage, skipped, true);
    if (failure.kind === 'rejected') return;
    if (failure.kind === 'timeout' || failure.kind === 'unavailable') link.providerBreaker.failed(nowMs());
    else if (failure.kind === 'refused') link.modelBreaker.failed(nowMs(), limits.breakerCooldownMs);
    else if (failure.retryAfterMs !== undefined && failure.retryAfterMs > limits.maxRetryAfterMs)
      link.modelBreaker.failed(nowMs(), failure.retryAfterMs);
    else link.modelBreaker.failed(nowMs());
  }

  private async answerOffline(messages: BaseMessage[], options: WireCallOptions, skipped: Skipped): Promise<ChatResult> {
    const { logger, agent, meter } = this.deps;
    await meter.assertWithinBudget();
    if (skipped.length > 0) logger.warn({ agent, fellBackFrom: skipped }, 'offline model in use');
    const result = await this.offline._generate(messages, options);
    const message = result.generations[0]?.message;
    const usage = AIMessage.isInstance(message) ? message.usage_metadata : undefined;
    await this.record(
      offlineModelName,
      { promptTokens: usage?.input_tokens ?? 0, completionTokens: usage?.output_tokens ?? 0 },
      skipped,
      false,
    );
    return result;
  }

  private async record(
    model: string,
    usage: { promptTokens: number; completionTokens: number },
    skipped: Skipped,
    failed: boolean,
  ): Promise<void> {
    const { meter, priceOf } = this.deps;
    const offline = model === offlineModelName;
    const price = offline ? { costUsd: 0, priced: true } : priceOf(model, usage.promptTokens, usage.completionTokens);
    await meter.record({
      model,
      promptTokens: usage.promptTokens,
      completionTokens: usage.completionTokens,
      ...price,
      offline,
      failed,
      fellBackFrom: [...skipped],
    });
    await meter.assertWithinBudget();
  }
}

async function emit(message: AIMessageChunk, runManager: CallbackManagerForLLMRun | undefined): Promise<ChatGenerationChunk> {
  const chunk = new ChatGenerationChunk({ text: message.text, message });
  await runManager?.handleLLMNewToken(chunk.text, undefined, undefined, undefined, undefined, { chunk });
  return chunk;
}

/** The end of a stream: tool calls and usage, and the text too unless it was shown already. */
function wholeChunk(message: AIMessage, textShown: boolean): AIMessageChunk {
  return new AIMessageChunk({
    content: textShown ? '' : message.content,
    tool_call_chunks: (message.tool_calls ?? []).map((call, index) => ({
      id: call.id,
      name: call.name,
      args: JSON.stringify(call.args),
      index,
      type: 'tool_call_chunk' as const,
    })),
    usage_metadata: message.usage_metadata,
    response_metadata: message.response_metadata,
  });
}

interface Pieces extends AsyncIterable<AIMessageChunk> {
  push(chunk: AIMessageChunk): void;
  end(): void;
  isEmpty(): boolean;
}

/** A queue between the callback that gives pieces of text and the generator that hands them on. */
function createPieces(): Pieces {
  const waiting: AIMessageChunk[] = [];
  let ended = false;
  let wake: (() => void) | undefined;
  return {
    push(chunk) {
      waiting.push(chunk);
      wake?.();
    },
    end() {
      ended = true;
      wake?.();
    },
    isEmpty: () => waiting.length === 0,
    async *[Symbol.asyncIterator]() {
      for (;;) {
        const next = waiting.shift();
        if (next !== undefined) yield next;
        else if (ended) return;
        else await new Promise<void>((resolve) => (wake = resolve));
      }
    },
  };
}
