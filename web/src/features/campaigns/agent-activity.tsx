import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import type { RunStep, RunSummary } from '../../api/types.ts';
import { messages } from '../../messages/index.ts';
import { formatCompact, formatDuration } from '../../time/format.ts';
import { RunStatusChip } from '../posts/index.ts';
import { readAgentProgress, timeAtWork } from './agent-progress.ts';
import { AgentRow } from './agent-row.tsx';

const t = messages.campaigns;

interface AgentActivityProps {
  run: RunSummary;
  steps: RunStep[];
}

/** One run of the agents. Open while they work; a run that had ended before the page came is one line. */
export function AgentActivity({ run, steps }: AgentActivityProps) {
  const isWorking = run.status === 'running' || run.status === 'queued';
  const [isOpen, setOpen] = useState(isWorking || run.status === 'failed');
  const progress = readAgentProgress(steps, run.status);
  const tookPart = progress.filter((each) => each.steps.length > 0);
  const rows = isWorking ? progress : tookPart;
  const note = steps.findLast((step) => step.agent === 'orchestrator')?.message;

  return (
    <section aria-label={t.activityLabel} className="bg-surface border-line rounded-panel border">
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        className="flex min-h-11 w-full items-center gap-3 px-4 py-2.5 text-left"
      >
        <span className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-3 sm:flex-nowrap">
          <span className="shrink-0 font-medium">{isWorking ? t.working : t.worked(tookPart.length)}</span>
          <span className="text-table text-muted truncate tabular-nums">{isWorking ? note : describeEffort(run, steps)}</span>
        </span>
        <span className="ml-auto flex shrink-0 items-center gap-2">
          {(isWorking || run.status === 'failed' || run.status === 'cancelled') && <RunStatusChip status={run.status} />}
          <ChevronDown
            size={16}
            aria-hidden="true"
            className={`text-muted transition-transform duration-180 ${isOpen ? 'rotate-180' : ''}`}
          />
        </span>
      </button>
      {isOpen && (
        <ul className="border-line border-t">
          {rows.map((each) => (
            <AgentRow key={each.agent} progress={each} />
          ))}
        </ul>
      )}
    </section>
  );
}

function describeEffort(run: RunSummary, steps: RunStep[]): string {
  const tokens = run.promptTokens + run.completionTokens;
  return [
    t.stepCount(steps.length),
    formatDuration(timeAtWork(steps)),
    tokens === 0 ? undefined : t.tokens(formatCompact(tokens)),
    run.attemptCount > 1 ? t.attempts(run.attemptCount) : undefined,
  ]
    .filter(Boolean)
    .join(' · ');
}
