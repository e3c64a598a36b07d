import { type BaseMessage, ToolMessage } from '@langchain/core/messages';
import type { ToolCall } from '@langchain/core/messages/tool';
import { failure, isToolFailure, type ToolResult, type Trust } from '../tools/define-tool.ts';
import type { GatewayCall, ToolGateway } from '../tools/gateway.ts';
import type { AgentName } from './agent-names.ts';
import type { AgentServices, RequiredCall, ToolCallRecord } from './define-agent.ts';
import { describeToolCall } from './describe-tool-call.ts';
import { escapedJson } from './prompt-sections.ts';
import type { TokenUsage } from './structured-answer.ts';

/** Tool calls of one model answer that are run; more are refused. */
export const maxCallsPerRound = 12;
/** Findings of one result that the model gets to see. */
const maxShownFindings = 25;

/** A tool in the form that chat models take. */
export interface OfferedTool {
  type: 'function';
  function: { name: string; description: string; parameters: Record<string, unknown> };
}

/** The tools during one call of one agent: what is offered, what was called, what was seen. */
export interface ToolSession {
  readonly calls: readonly ToolCallRecord[];
  readonly usage: TokenUsage;
  offered(): OfferedTool[];
  /** Runs a model's calls in order and answers each with a message. */
  answer(toolCalls: readonly ToolCall[]): Promise<BaseMessage[]>;
  /** The required calls that nobody has made yet, in the form of model calls. */
  missing(required: readonly RequiredCall[]): (ToolCall & { id: string; type: 'tool_call' })[];
  /** Not reported: code looks things up by the dozen, and says what it made of them itself. */
  callByCode(tool: string, args: Record<string, unknown>): Promise<ToolResult>;
  trust(): Trust;
  elapsedMs(): number;
}

export function createToolSession(options: {
  agent: AgentName;
  gateway: ToolGateway;
  services: AgentServices;
  codeOnlyTools: readonly string[];
}): ToolSession {
  const { agent, gateway, services } = options;
  const codeOnly = new Set(options.codeOnlyTools);
  const calls: ToolCallRecord[] = [];
  const usage: TokenUsage = { promptTokens: 0, completionTokens: 0 };
  const startedMs = performance.now();

  async function call(tool: string, args: Record<string, unknown>): Promise<GatewayCall> {
    services.signal.throwIfAborted();
    const done = await gateway.call(tool, args, {
      signal: services.signal,
      idempotencyKey: `${services.idempotencyKey}/${callKey(tool, args)}`,
    });
    calls.push({ tool, args, result: done.result });
    return done;
  }

  async function callAndReport(tool: string, args: Record<string, unknown>): Promise<ToolResult> {
    const done = await call(tool, args);
    await services.report({
      agent,
      kind: 'tool',
      message: describeToolCall(done.tool, done.result),
      data: {
        tool: done.tool,
        findingIds: isToolFailure(done.result) ? [] : done.result.findings.map(({ id }) => id).slice(0, maxShownFindings),
      },
      trust: done.trust,
      durationMs: done.durationMs,
    });
    return done.result;
  }

  return {
    calls,
    usage,
    trust: () => gateway.trust(),
    elapsedMs: () => Math.round(performance.now() - startedMs),
    callByCode: async (tool, args) => (await call(tool, args)).result,
    offered: () =>
      gateway
        .offered()
        .filter(({ name }) => !codeOnly.has(name))
        .map(({ name, description, parameters }) => ({ type: 'function', function: { name, description, parameters } })),
    async answer(toolCalls) {
      const messages: BaseMessage[] = [];
      for (const [index, { name, args, id }] of toolCalls.entries()) {
        const isAllowed = index < maxCallsPerRound && !codeOnly.has(name);
        const result = isAllowed
          ? await callAndReport(name, args)
          : failure('tool.denied', `This call of ${name} was not made.`, 'Answer with what you have.');
        messages.push(
          new ToolMessage({ content: escapedJson(shownToModel(result)), tool_call_id: id ?? `${name}-${index}`, name }),
        );
      }
      return messages;
    },
    missing: (required) =>
      required
        .filter(({ tool, args }) => !calls.some((made) => callKey(made.tool, made.args) === callKey(tool, args)))
        .map(({ tool, args }, index) => ({ name: tool, args, id: `evidence-${index + 1}`, type: 'tool_call' })),
  };
}

/** The findings are the model's view. `data` is for code: it may be large, and may hold strangers' words as they wrote them. */
function shownToModel(result: ToolResult): ToolResult {
  if (isToolFailure(result)) return result;
  return { findings: result.findings.slice(0, maxShownFindings), data: {} };
}

/** The same for the same call, whatever the order of its arguments. */
function callKey(tool: string, args: Record<string, unknown>): string {
  const sorted = Object.entries(args).sort(([left], [right]) => (left < right ? -1 : 1));
  return `${tool}(${JSON.stringify(sorted)})`;
}
