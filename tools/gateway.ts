import { type AgentTool, failure, isToolFailure, type ToolEffect, type ToolResult, type Trust } from './define-tool.ts';

export interface GatewayCall {
  tool: string;
  result: ToolResult;
  /** Of this result alone. */
  trust: Trust;
  durationMs: number;
}

export interface ToolGateway {
  /** What may be shown to a model right now. Shrinks when the run has seen untrusted text. */
  offered(): AgentTool[];
  /** Decides, runs, and remembers what the run has seen. A refusal is a structured failure, not a throw. */
  call(name: string, input: unknown, options: { signal: AbortSignal; idempotencyKey: string }): Promise<GatewayCall>;
  /** `untrusted` from the first untrusted finding on, for good. */
  trust(): Trust;
}

export interface ToolGatewayOptions {
  tools: readonly AgentTool[];
  /** Effects that the caller grants. Nothing is granted by default. */
  grants?: readonly ToolEffect[];
  /** What the run has seen before, e.g. from its state after a restart. */
  seen?: Trust;
  /** Monotonic milliseconds. */
  elapsedMs?: () => number;
}

/**
 * The one place that lets a tool run, denying by default. A tool runs when it is registered, its effect is granted and,
 * for `act`, when the run has seen nothing but trusted text. The text of a finding plays no part in the decision.
 */
export function createToolGateway(options: ToolGatewayOptions): ToolGateway {
  const grants = new Set<ToolEffect>(options.grants ?? []);
  const toolsByName = new Map(options.tools.map((tool) => [tool.name, tool]));
  const elapsedMs = options.elapsedMs ?? (() => performance.now());
  let seen: Trust = options.seen ?? 'trusted';

  function isAllowed(tool: AgentTool): boolean {
    return grants.has(tool.effect) && !(tool.effect === 'act' && seen === 'untrusted');
  }

  return {
    offered: () => [...toolsByName.values()].filter(isAllowed),
    trust: () => seen,
    async call(name, input, callOptions) {
      const tool = toolsByName.get(name);
      if (tool === undefined) return refused(name, 'tool.unknown', `There is no tool ${name} here.`);
      if (!isAllowed(tool)) return refused(name, 'tool.denied', `The tool ${name} may not be used in this run.`);
      const startedMs = elapsedMs();
      const result = await tool.execute(input, callOptions);
      const trust = trustOf(result);
      if (trust === 'untrusted') seen = 'untrusted';
      return { tool: name, result, trust, durationMs: Math.round(elapsedMs() - startedMs) };
    },
  };
}

/** Untrusted as soon as one finding is. Tools that return strangers' words in `data` alone must mark a finding too. */
export function trustOf(result: ToolResult): Trust {
  if (isToolFailure(result)) return 'trusted';
  return result.findings.some((finding) => finding.trust === 'untrusted') ? 'untrusted' : 'trusted';
}

function refused(tool: string, code: string, message: string): GatewayCall {
  return { tool, result: failure(code, message, 'Use only the tools that you were offered.'), trust: 'trusted', durationMs: 0 };
}
