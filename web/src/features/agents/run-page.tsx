import { Link, useParams, useSearch } from '@tanstack/react-router';
import { ArrowLeft, CloudOff } from 'lucide-react';
import type { RunSummary } from '../../api/types.ts';
import { messages } from '../../messages/index.ts';
import { formatCompact, formatCost, formatDuration, formatShort } from '../../time/format.ts';
import { Chip } from '../../ui/chip.tsx';
import { QueryPanel } from '../../ui/query-panel.tsx';
import { Skeleton, SkeletonRows } from '../../ui/skeleton.tsx';
import { RunStatusChip } from '../posts/index.ts';
import { AgentFilter } from './agent-filter.tsx';
import { useRun, useRunSteps } from './queries.ts';
import { RunTimeline } from './run-timeline.tsx';

const t = messages.agents;

/** One run, step by step: what it did, with what, why to trust it, what it cost. */
export function RunPage() {
  const { runId } = useParams({ from: '/shell/agents/runs/$runId' });
  const { agent } = useSearch({ from: '/shell/agents/runs/$runId' });
  const run = useRun(runId);
  const steps = useRunSteps(runId);
  return (
    <div className="mx-auto w-full max-w-240 px-4 py-5">
      <Link to="/agents" className="text-table text-muted hover:text-text mb-3 inline-flex min-h-8 items-center gap-1">
        <ArrowLeft size={16} aria-hidden="true" />
        {t.title}
      </Link>
      <QueryPanel query={run} skeleton={<Skeleton className="h-20" />}>
        {(data) => <RunHeader run={data} />}
      </QueryPanel>
      <QueryPanel query={steps} skeleton={<SkeletonRows count={8} className="h-10" />}>
        {(all) => (
          <>
            <AgentFilter runId={runId} agents={[...new Set(all.map((step) => step.agent))]} current={agent} />
            <RunTimeline steps={agent === undefined ? all : all.filter((step) => step.agent === agent)} />
          </>
        )}
      </QueryPanel>
    </div>
  );
}

function RunHeader({ run }: { run: RunSummary }) {
  const facts = [
    run.startedAt && formatShort(run.startedAt),
    run.durationMs !== undefined && formatDuration(run.durationMs),
    t.tokensInOut(formatCompact(run.promptTokens), formatCompact(run.completionTokens)),
    formatCost(run.costUsd),
    run.attemptCount > 1 && t.attempts(run.attemptCount),
  ].filter(Boolean);
  return (
    <header className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2.5">
        <h1 className="text-title font-semibold">{t.workflows[run.workflow] ?? run.workflow}</h1>
        <RunStatusChip status={run.status} />
        {run.offline && <Chip icon={<CloudOff size={14} aria-hidden="true" />}>{messages.shell.offlineModel}</Chip>}
      </div>
      <p className="text-table text-muted tabular-nums">
        {facts.join(' · ')}
        {run.campaignId !== undefined && (
          <>
            {' · '}
            <Link
              to="/campaigns/$campaignId"
              params={{ campaignId: run.campaignId }}
              className="text-blue underline underline-offset-2"
            >
              {t.toCampaign}
            </Link>
          </>
        )}
      </p>
      {run.error && (
        <p role="alert" className="bg-red-soft rounded-control text-table px-3 py-2">
          <span className="text-red font-medium">{t.failed}</span> {run.error.message}
        </p>
      )}
    </header>
  );
}
