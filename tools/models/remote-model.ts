import { AIMessage, AIMessageChunk, type BaseMessage, SystemMessage } from '@langchain/core/messages';
import { ChatOpenAI } from '@langchain/openai';
import { parseAgainst } from './json-answer.ts';
import type { ModelLimits, RemoteModelConfig } from './model-config.ts';
import { ModelFailure, toModelFailure } from './model-failure.ts';
import type { WireCallOptions } from './wire-chat-model.ts';

/** How a server is asked for a structured answer; the first that it takes is kept. */
const structuredModes = ['json_schema', 'function', 'json_object'] as const;
type StructuredMode = (typeof structuredModes)[number];

export interface RemoteAnswer {
  message: AIMessage;
  promptTokens: number;
  completionTokens: number;
}

/** One model behind an OpenAI-compatible address: one call is one attempt, without retries. */
export interface RemoteModel {
  readonly name: string;
  /** @throws {ModelFailure} whatever went wrong, an abort by `options.signal` aside, which throws the signal's reason. */
  call(messages: BaseMessage[], options: WireCallOptions): Promise<RemoteAnswer>;
  /** Like `call`, but hands on each piece of text as it comes. */
  stream(
    messages: BaseMessage[],
    options: WireCallOptions,
    onText: (chunk: AIMessageChunk) => Promise<void>,
  ): Promise<RemoteAnswer>;
}

export function createRemoteModel(
  config: RemoteModelConfig,
  limits: ModelLimits,
  deps: { nowMs: () => number; fetch?: typeof fetch },
): RemoteModel {
  const client = new ChatOpenAI({
    model: config.model,
    apiKey: config.apiKey,
    timeout: limits.timeoutMs,
    maxRetries: 0,
    maxTokens: limits.maxOutputTokens,
    useResponsesApi: false,
    streamUsage: true,
    configuration: { baseURL: config.baseUrl ?? 'https://api.openai.com/v1', fetch: deps.fetch },
  });
  let mode: StructuredMode = 'json_schema';

  async function attempt(messages: BaseMessage[], options: WireCallOptions): Promise<RemoteAnswer> {
    const format = options.response_format?.json_schema;
    if (format === undefined) return settle(await generate(messages, options), options);
    let refusal: unknown;
    for (const candidate of structuredModes.slice(structuredModes.indexOf(mode))) {
      const shaped = shapeStructured(candidate, messages, options);
      try {
        const raw = await generate(shaped.messages, shaped.options);
        mode = candidate;
        return settle(candidate === 'function' ? argumentsAsContent(raw) : raw, options);
      } catch (error) {
        const failure = translate(error, options.signal);
        if (failure.kind !== 'rejected') throw failure;
        refusal = failure;
      }
    }
    throw refusal;
  }

  async function generate(messages: BaseMessage[], options: WireCallOptions): Promise<AIMessage> {
    try {
      const signal = withTimeout(options.signal, limits.timeoutMs);
      const result = await client._generate(messages, { ...callOptions(options), signal });
      const message = result.generations[0]?.message;
      if (AIMessage.isInstance(message)) return message;
    } catch (error) {
      throw translate(error, options.signal);
    }
    throw new ModelFailure('unusable', 'the answer is empty');
  }

  function translate(error: unknown, signal: AbortSignal | undefined): ModelFailure {
    if (signal?.aborted === true) throw signal.reason;
    if (error instanceof Error && error.name === 'AbortError')
      return new ModelFailure('timeout', 'no answer in time', { cause: error });
    return toModelFailure(error, deps.nowMs());
  }

  async function stream(
    messages: BaseMessage[],
    options: WireCallOptions,
    onText: (chunk: AIMessageChunk) => Promise<void>,
  ): Promise<RemoteAnswer> {
    let whole: AIMessageChunk | undefined;
    let finished = false;
    try {
      const signal = withTimeout(options.signal, limits.timeoutMs);
      for await (const { message, generationInfo } of client._streamResponseChunks(messages, {
        ...callOptions(options),
        signal,
      })) {
        if (!AIMessageChunk.isInstance(message)) continue;
        finished ||= typeof generationInfo?.['finish_reason'] === 'string';
        whole = whole === undefined ? message : whole.concat(message);
        if (message.text !== '') await onText(new AIMessageChunk({ content: message.text }));
      }
    } catch (error) {
      throw translate(error, options.signal);
    }
    if (!finished || whole === undefined) throw new ModelFailure('unavailable', 'the stream was cut off');
    return settle(
      new AIMessage({
        content: whole.text,
        tool_calls: whole.tool_calls,
        invalid_tool_calls: whole.invalid_tool_calls,
        usage_metadata: whole.usage_metadata,
        response_metadata: { finish_reason: 'stop' },
      }),
      options,
    );
  }

  return { name: config.model, call: attempt, stream };
}

/** The options that go on to the client as they are. */
function callOptions(options: WireCallOptions): Record<string, unknown> {
  const { tools, tool_choice, response_format, stop } = options;
  return { tools: tools !== undefined && tools.length > 0 ? tools : undefined, tool_choice, response_format, stop };
}

function withTimeout(signal: AbortSignal | undefined, timeoutMs: number): AbortSignal {
  const timeout = AbortSignal.timeout(timeoutMs);
  return signal === undefined ? timeout : AbortSignal.any([signal, timeout]);
}

function shapeStructured(
  mode: StructuredMode,
  messages: BaseMessage[],
  options: WireCallOptions,
): { messages: BaseMessage[]; options: WireCallOptions } {
  const format = options.response_format?.json_schema;
  if (format === undefined || mode === 'json_schema') return { messages, options };
  if (mode === 'function') {
    const tool = {
      type: 'function',
      function: { name: format.name, description: 'Give the answer in this form.', parameters: format.schema },
    };
    const choice = { type: 'function', function: { name: format.name } };
    return { messages, options: { ...options, response_format: undefined, tools: [tool], tool_choice: choice } };
  }
  const instruction = new SystemMessage(
    `Answer with one JSON object and nothing else. It must fit this JSON schema:\n${JSON.stringify(format.schema)}`,
  );
  return { messages: [instruction, ...messages], options: { ...options, response_format: { type: 'json_object' } } };
}

function argumentsAsContent(message: AIMessage): AIMessage {
  const call = message.tool_calls?.[0];
  return new AIMessage({
    content: call === undefined ? message.content : JSON.stringify(call.args),
    usage_metadata: message.usage_metadata,
    response_metadata: message.response_metadata,
  });
}

/** Checks that an answer can be used: not empty, tool arguments readable, and in the format asked for. */
function settle(message: AIMessage, options: WireCallOptions): RemoteAnswer {
  const usage = {
    promptTokens: message.usage_metadata?.input_tokens ?? 0,
    completionTokens: message.usage_metadata?.output_tokens ?? 0,
  };
  if ((message.invalid_tool_calls ?? []).length > 0) throw new ModelFailure('unusable', 'a tool call is not JSON', { usage });
  const hasCalls = (message.tool_calls ?? []).length > 0;
  if (!hasCalls && message.text.trim() === '') throw new ModelFailure('unusable', 'the answer is empty', { usage });
  const format = options.response_format?.json_schema;
  if (format !== undefined) {
    const parsed = parseAgainst(format.schema, message.text);
    if (!parsed.ok) throw new ModelFailure('unusable', `the answer does not fit its schema: ${parsed.problem}`, { usage });
  }
  return { message, ...usage };
}
