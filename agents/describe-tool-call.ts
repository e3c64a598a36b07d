import { isToolFailure, type ToolFinding, type ToolResult } from '../tools/define-tool.ts';

/** The sentence about a tool call for the live page: its overview, which tools put first, or why there is none. */
export function describeToolCall(tool: string, result: ToolResult): string {
  const words = tool.replaceAll('_', ' ');
  if (isToolFailure(result)) return `Could not ${words}: ${result.error.message}`;
  const [first] = result.findings;
  return first === undefined ? `Nothing to report from "${words}".` : first.text;
}

export function byImportance<Finding extends Pick<ToolFinding, 'importance'>>(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((left, right) => right.importance - left.importance);
}
