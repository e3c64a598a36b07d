import { isToolFailure, type ToolFinding } from '../tools/define-tool.ts';
import type { ToolCallRecord } from './define-agent.ts';
import { byImportance } from './describe-tool-call.ts';
import type { EvidenceItem } from './shared-schema.ts';

/** All findings of a run's calls, each once, most important first; old ones after equally important new ones. */
export function collectFindings(calls: readonly ToolCallRecord[]): ToolFinding[] {
  const findings = calls.flatMap(({ result }) => (isToolFailure(result) ? [] : result.findings));
  const unique = [...new Map(findings.map((finding) => [finding.id, finding])).values()];
  return byImportance(unique.toSorted((left, right) => Number(left.stale ?? false) - Number(right.stale ?? false)));
}

/**
 * The findings that an approver gets to see: of every call its overview (tools put it first), then the most important ones, in turns,
 * so that no channel crowds out another.
 */
export function pickEvidence(calls: readonly ToolCallRecord[], limit: number): EvidenceItem[] {
  const queues = calls.flatMap(({ result }) =>
    isToolFailure(result) ? [] : [[...result.findings.slice(0, 1), ...byImportance(result.findings.slice(1))]],
  );
  const picked = new Map<string, ToolFinding>();
  for (let turn = 0; picked.size < limit && queues.some((queue) => queue.length > turn); turn++) {
    for (const queue of queues) {
      const finding = queue[turn];
      if (finding !== undefined && picked.size < limit) picked.set(finding.id, finding);
    }
  }
  return byImportance([...picked.values()]).map(toEvidence);
}

export function toEvidence({ id, text, trust, stale }: EvidenceItem): EvidenceItem {
  return stale === undefined ? { id, text, trust } : { id, text, trust, stale };
}

/** `data` of the successful calls of one tool, with the arguments they were made with. */
export function dataOf(
  calls: readonly ToolCallRecord[],
  tool: string,
): { args: Record<string, unknown>; data: Record<string, unknown> }[] {
  return calls.flatMap((call) =>
    call.tool === tool && !isToolFailure(call.result) ? [{ args: call.args, data: call.result.data }] : [],
  );
}
