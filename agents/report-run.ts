import { SeptetError, StaleEpochError } from '../db/errors.ts';
import type { Trust } from '../tools/define-tool.ts';
import type { AgentName } from './agent-names.ts';
import type { AgentDefinition, AgentServices } from './define-agent.ts';
import { describeToolCall } from './describe-tool-call.ts';
import { collectFindings } from './evidence.ts';
import type { ToolSession } from './tool-session.ts';

/** Findings that the live page gets beside what the tool calls said themselves. */
const maxReportedFindings = 2;

/** Closes an agent's work on the live page: what else it found, and the one sentence that sums it up. */
export async function reportResult<Input, Narrative extends Record<string, unknown>, Output>(
  definition: AgentDefinition<Input, Narrative, Output>,
  { input, output, trust: seen }: { input: Input; output: Output; trust: Trust },
  { report }: AgentServices,
  session: ToolSession,
): Promise<void> {
  const told = new Set(session.calls.map(({ tool, result }) => describeToolCall(tool, result)));
  const untold = collectFindings(session.calls).filter(({ text }) => !told.has(text));
  for (const finding of untold.slice(0, maxReportedFindings)) {
    await report({
      agent: definition.name,
      kind: 'finding',
      message: finding.text,
      data: { findingId: finding.id, stale: finding.stale ?? false },
      trust: finding.trust,
    });
  }
  const message = definition.describeFinish(output, input);
  await report({
    agent: definition.name,
    kind: 'finished',
    message,
    trust: seen,
    ...session.usage,
    durationMs: session.elapsedMs(),
  });
}

/** Only what is meant for people; the error itself is logged once, where it stops. */
export async function reportFailure(agent: AgentName, error: unknown, { report }: AgentServices): Promise<void> {
  if (error instanceof StaleEpochError || !(error instanceof SeptetError)) return;
  await report({ agent, kind: 'failed', message: error.message, data: { code: error.code } });
}
