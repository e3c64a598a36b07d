import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import { AIMessage, type BaseMessage, HumanMessage, isAIMessage } from '@langchain/core/messages';
import { z } from 'zod';
import { ModelOutputError } from '../db/errors.ts';

export interface TokenUsage {
  promptTokens: number;
  completionTokens: number;
}

export interface StructuredAnswer<Answer> {
  answer: Answer;
  usage: TokenUsage;
}

type Attempt<Answer> = { ok: true; answer: Answer } | { ok: false; raw: string; problem: string };

const maxRawChars = 4000;

/**
 * Asks for an answer in the schema; one that doesn't fit is sent back once with what is wrong with it.
 *
 * @throws {ModelOutputError} `agent.invalid_output` when the repaired answer doesn't fit either.
 */
export async function askStructured<Answer extends Record<string, unknown>>(request: {
  model: BaseChatModel;
  schema: z.ZodType<Answer>;
  agent: string;
  messages: readonly BaseMessage[];
  signal: AbortSignal;
}): Promise<StructuredAnswer<Answer>> {
  const { model, schema, agent, messages, signal } = request;
  const usage: TokenUsage = { promptTokens: 0, completionTokens: 0 };
  const first = await attempt(model, schema, messages, signal, usage);
  if (first.ok) return { answer: first.answer, usage };

  const repair = [...messages, new AIMessage(first.raw), new HumanMessage(repairRequest(first.problem))];
  const second = await attempt(model, schema, repair, signal, usage);
  if (second.ok) return { answer: second.answer, usage };
  throw new ModelOutputError(
    'agent.invalid_output',
    `The ${agent} agent got no usable answer from its model, also after one repair.`,
    {
      details: { agent, problem: second.problem },
    },
  );
}

export function repairRequest(problem: string): string {
  return `That answer can't be used:\n${problem}\nAnswer again, complete, in the requested format.`;
}

async function attempt<Answer extends Record<string, unknown>>(
  model: BaseChatModel,
  schema: z.ZodType<Answer>,
  messages: readonly BaseMessage[],
  signal: AbortSignal,
  usage: TokenUsage,
): Promise<Attempt<Answer>> {
  let raw = '(no answer)';
  let parsed: unknown;
  try {
    const structured = model.withStructuredOutput(schema, { name: 'answer', includeRaw: true });
    const result = await structured.invoke([...messages], { signal });
    addUsage(usage, result.raw);
    raw = rawText(result.raw);
    parsed = result.parsed ?? parseLoosely(raw);
  } catch (error) {
    if (!isParsingError(error)) throw error;
    return { ok: false, raw, problem: error.message };
  }
  const checked = schema.safeParse(parsed);
  if (checked.success) return { ok: true, answer: checked.data };
  return { ok: false, raw, problem: z.prettifyError(checked.error) };
}

export function addUsage(usage: TokenUsage, message: unknown): void {
  if (!isMessage(message) || !isAIMessage(message)) return;
  usage.promptTokens += message.usage_metadata?.input_tokens ?? 0;
  usage.completionTokens += message.usage_metadata?.output_tokens ?? 0;
}

function isMessage(value: unknown): value is BaseMessage {
  return typeof value === 'object' && value !== null && 'content' in value && 'getType' in value;
}

function rawText(message: BaseMessage): string {
  const calls = isAIMessage(message) ? (message.tool_calls ?? []) : [];
  const text = message.text !== '' ? message.text : JSON.stringify(calls.map((call) => call.args));
  return text.slice(0, maxRawChars);
}

/** The client gives null for an answer that failed its parser; the problem is in the raw text. */
function parseLoosely(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return raw;
  }
}

function isParsingError(error: unknown): error is Error {
  return (
    error instanceof Error &&
    (error.name === 'OutputParserException' || error instanceof SyntaxError || error.name === 'ZodError')
  );
}
