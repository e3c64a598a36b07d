import { Link } from '@tanstack/react-router';
import type { AgentSummary } from '../../api/types.ts';
import { messages } from '../../messages/index.ts';
import { formatCompact, formatCost, formatNumber, formatRelative } from '../../time/format.ts';
import { useNow } from '../../time/use-now.ts';
import { Chip } from '../../ui/chip.tsx';

const t = messages.agents;

export function AgentCard({ agent }: { agent: AgentSummary }) {
  const now = useNow();
  const isWorking = agent.status === 'working';
  const { lastStep } = agent;
  const tokens = agent.promptTokens + agent.completionTokens;
  return (
    <li className="bg-surface border-line rounded-panel flex flex-col gap-3 border p-4">
      <div className="flex items-center gap-2">
        <h2 className="text-post font-semibold">{t.names[agent.name] ?? agent.title}</h2>
        <Chip tone={isWorking ? 'blue' : 'muted'}>{isWorking ? t.working : t.idle}</Chip>
        {agent.failureCount > 0 && (
          <Chip tone="red" className="ml-auto">
            {t.failures(agent.failureCount)}
          </Chip>
        )}
      </div>
      <p className="text-table text-muted">{agent.description}</p>
      <ul className="flex flex-wrap gap-1" aria-label={t.tools}>
        {agent.tools.map((tool) => (
          <li
            key={tool.name}
            className="bg-sunken rounded-chip text-meta text-muted px-1.5 py-0.5 font-mono"
            title={t.effects[tool.effect]}
          >
            {tool.name}
          </li>
        ))}
      </ul>
      <dl className="text-table mt-auto grid grid-cols-3 gap-2 tabular-nums">
        <Figure label={t.runs} value={formatNumber(agent.runCount)} />
        <Figure label={t.tokens} value={formatCompact(tokens)} />
        <Figure label={t.cost} value={formatCost(agent.costUsd)} />
      </dl>
      <div className="border-line text-table border-t pt-2.5">
        {lastStep ? (
          <Link
            to="/agents/runs/$runId"
            params={{ runId: lastStep.runId }}
            search={{ agent: agent.name }}
            className="hover:text-blue block"
          >
            <span className="line-clamp-2">{lastStep.message}</span>
            <span className="text-meta text-muted">{formatRelative(lastStep.createdAt, now)}</span>
          </Link>
        ) : (
          <p className="text-muted">{t.neverRan}</p>
        )}
      </div>
    </li>
  );
}

function Figure({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt className="text-meta text-muted">{label}</dt>
      <dd className="font-medium">{value}</dd>
    </div>
  );
}
