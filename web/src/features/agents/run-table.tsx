import { Link } from '@tanstack/react-router';
import { Bot, CloudOff } from 'lucide-react';
import type { RunSummary } from '../../api/types.ts';
import { messages } from '../../messages/index.ts';
import { formatCompact, formatCost, formatDuration, formatRelative } from '../../time/format.ts';
import { useNow } from '../../time/use-now.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { RunStatusChip } from '../posts/index.ts';

const t = messages.agents;

export function RunTable({ runs }: { runs: RunSummary[] }) {
  const now = useNow();
  if (runs.length === 0) {
    return (
      <EmptyState icon={<Bot size={20} />} title={t.noRunsTitle}>
        {t.noRuns}
      </EmptyState>
    );
  }
  return (
    <ul>
      {runs.map((run) => (
        <li key={run.id} className="border-line border-b last:border-b-0">
          <Link
            to="/agents/runs/$runId"
            params={{ runId: run.id }}
            className="text-table hover:bg-sunken flex min-h-10 flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2 tabular-nums focus-visible:-outline-offset-2"
          >
            <span className="text-body w-44 font-medium">{t.workflows[run.workflow] ?? run.workflow}</span>
            <span className="w-40">
              <RunStatusChip status={run.status} />
            </span>
            <span className="text-muted w-20">{run.durationMs === undefined ? '' : formatDuration(run.durationMs)}</span>
            <span className="text-muted w-24">{t.tokenCount(formatCompact(run.promptTokens + run.completionTokens))}</span>
            <span className="text-muted w-16">{formatCost(run.costUsd)}</span>
            <span className="text-muted flex items-center gap-1.5">
              {run.offline && <CloudOff size={14} aria-hidden="true" />}
              {run.offline ? messages.shell.offlineModel : run.models.join(', ')}
            </span>
            <span className="text-muted ml-auto">{formatRelative(run.createdAt, now)}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
