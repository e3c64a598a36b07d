import { setImmediate } from 'node:timers/promises';
import type { CallbackManagerForLLMRun } from '@langchain/core/callbacks/manager';
import { AIMessage, AIMessageChunk, type BaseMessage, type UsageMetadata } from '@langchain/core/messages';
import { ChatGenerationChunk, type ChatResult } from '@langchain/core/outputs';
import type { WireAnswer } from '../wire.ts';
import { toWireRequest, type WireCallOptions, WireChatModel } from '../wire-chat-model.ts';
import { answer } from './answer.ts';
import { countUsage } from './token-count.ts';

export const offlineModelName = 'septet-offline';

/**
 * The built-in model: needs no network, costs nothing, and gives the same answer to the same messages. It sees what a
 * remote model would see and nothing else.
 */
export class OfflineModel extends WireChatModel {
  constructor() {
    super({});
  }

  override _llmType(): string {
    return offlineModelName;
  }

  override async _generate(messages: BaseMessage[], options: this['ParsedCallOptions']): Promise<ChatResult> {
    const { result, usage } = await respond(messages, options);
    const message = new AIMessage({
      content: result.content,
      tool_calls: (result.toolCalls ?? []).map((call) => ({
        id: call.id,
        name: call.name,
        args: parseArguments(call.arguments),
        type: 'tool_call' as const,
      })),
      usage_metadata: usage,
      response_metadata: { model_name: offlineModelName, finish_reason: finishReason(result), offline: true },
    });
    return { generations: [{ text: result.content, message }], llmOutput: {} };
  }

  override async *_streamResponseChunks(
    messages: BaseMessage[],
    options: this['ParsedCallOptions'],
    runManager?: CallbackManagerForLLMRun,
  ): AsyncGenerator<ChatGenerationChunk> {
    const { result, usage } = await respond(messages, options);
    for (const text of result.content.match(/\S+\s*|\s+/g) ?? []) {
      options.signal?.throwIfAborted();
      const chunk = new ChatGenerationChunk({ text, message: new AIMessageChunk({ content: text }) });
      yield chunk;
      await runManager?.handleLLMNewToken(text, undefined, undefined, undefined, undefined, { chunk });
    }
    yield new ChatGenerationChunk({
      text: '',
      message: new AIMessageChunk({
        content: '',
        tool_call_chunks: (result.toolCalls ?? []).map((call, index) => ({
          id: call.id,
          name: call.name,
          args: call.arguments,
          index,
          type: 'tool_call_chunk' as const,
        })),
        usage_metadata: usage,
        response_metadata: { model_name: offlineModelName, finish_reason: finishReason(result), offline: true },
      }),
    });
  }
}

async function respond(messages: BaseMessage[], options: WireCallOptions): Promise<{ result: WireAnswer; usage: UsageMetadata }> {
  // Writing takes tens of milliseconds of this thread. What waits for input or output goes first, as it would with a
  // remote model: progress is written down, requests are answered, a cancellation arrives.
  await setImmediate();
  options.signal?.throwIfAborted();
  const request = toWireRequest(messages, options);
  const result = answer(request);
  const { promptTokens, completionTokens } = countUsage(request, result);
  return {
    result,
    usage: { input_tokens: promptTokens, output_tokens: completionTokens, total_tokens: promptTokens + completionTokens },
  };
}

function finishReason(result: WireAnswer): string {
  return result.toolCalls === undefined ? 'stop' : 'tool_calls';
}

function parseArguments(text: string): Record<string, unknown> {
  return JSON.parse(text);
}
