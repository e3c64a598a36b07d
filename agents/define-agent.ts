import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import type { z } from 'zod';
import type { AgentTool, ToolResult, Trust } from '../tools/define-tool.ts';
import type { AgentName } from './agent-names.ts';
import { buildAgentGraph } from './agent-graph.ts';
import type { StepReport } from './step-report.ts';

/** What an agent may use in one call. Handed in by whoever runs it; agents build and look up nothing themselves. */
export interface AgentServices {
  model: BaseChatModel;
  tools: readonly AgentTool[];
  report(step: StepReport): Promise<void>;
  now(): Date;
  signal: AbortSignal;
  /** The same whenever this call is repeated, e.g. after a crash. */
  idempotencyKey: string;
}

/** One finished tool call of this run. */
export interface ToolCallRecord {
  tool: string;
  args: Record<string, unknown>;
  result: ToolResult;
}

export interface AgentMessages {
  system: string;
  human: string;
}

export interface FinishContext<Input, Narrative> {
  input: Input;
  narrative: Narrative;
  calls: readonly ToolCallRecord[];
  services: AgentServices;
  /** Calls a tool by code, through the same gateway, and records it. */
  callTool(name: string, args: Record<string, unknown>): Promise<ToolResult>;
  /** Asks the model once more, with what was wrong. Undefined when the answer still doesn't fit. */
  askAgain(problem: string): Promise<Narrative | undefined>;
}

export interface RequiredCall {
  tool: string;
  args: Record<string, unknown>;
}

export interface AgentDefinition<Input, Narrative extends Record<string, unknown>, Output> {
  name: AgentName;
  title: string;
  description: string;
  promptVersion: string;
  input: z.ZodType<Input>;
  narrative: z.ZodType<Narrative>;
  output: z.ZodType<Output>;
  buildMessages(input: Input, now: Date): AgentMessages;
  /** Tools that only code calls, e.g. to check what the model wrote. They are not offered to the model. */
  codeOnlyTools?: readonly string[];
  /** Calls whose numbers the output needs. What the model leaves out is called by code. */
  requiredCalls?(input: Input): RequiredCall[];
  finish(context: FinishContext<Input, Narrative>): Promise<Output>;
  /** The sentence with which the live page opens this agent's work. */
  describeStart(input: Input): string;
  /** The sentence with which it closes. */
  describeFinish(output: Output, input: Input): string;
}

export interface AgentResult<Output> {
  output: Output;
  /** Untrusted as soon as one tool result was. */
  trust: Trust;
}

export interface Agent<Input, Output> {
  readonly name: AgentName;
  readonly title: string;
  readonly description: string;
  readonly promptVersion: string;
  readonly input: z.ZodType<Input>;
  readonly output: z.ZodType<Output>;
  /**
   * Runs the agent's graph once. Stateless: after a crash it simply runs again.
   *
   * @throws {ModelOutputError} `agent.invalid_output` when the model's answer doesn't fit, also after one repair.
   */
  run(input: Input, services: AgentServices): Promise<AgentResult<Output>>;
}

/**
 * Makes an agent: a small graph prepare -> model <-> tools -> gather_evidence -> answer -> finish, compiled once.
 * The model decides which tools to call and writes the narrative; code turns narrative and tool results into the output.
 */
export function defineAgent<Input, Narrative extends Record<string, unknown>, Output>(
  definition: AgentDefinition<Input, Narrative, Output>,
): Agent<Input, Output> {
  const graph = buildAgentGraph(definition);
  const { name, title, description, promptVersion, input, output } = definition;

  async function run(rawInput: Input, services: AgentServices): Promise<AgentResult<Output>> {
    const parsedInput = input.parse(rawInput);
    await services.report({ agent: name, kind: 'started', message: definition.describeStart(parsedInput) });
    return await graph.run(parsedInput, services);
  }

  return { name, title, description, promptVersion, input, output, run };
}
