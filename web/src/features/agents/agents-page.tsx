import { messages } from '../../messages/index.ts';
import { QueryPanel } from '../../ui/query-panel.tsx';
import { Skeleton, SkeletonRows } from '../../ui/skeleton.tsx';
import { AgentCard } from './agent-card.tsx';
import { useAgents, useRuns } from './queries.ts';
import { RunTable } from './run-table.tsx';

const t = messages.agents;

/** What the agents do now, what they did, and what it cost. */
export function AgentsPage() {
  const agents = useAgents();
  const runs = useRuns();
  return (
    <div className="mx-auto w-full max-w-300 px-4 py-5">
      <h1 className="text-title font-semibold">{t.title}</h1>
      <p className="text-body text-muted mt-0.5">{t.help}</p>
      <QueryPanel query={agents} skeleton={<CardsSkeleton />}>
        {(all) => (
          <ul className="mt-4 grid gap-3 sm:grid-cols-2 lg:grid-cols-3 xl:grid-cols-4">
            {all.map((agent) => (
              <AgentCard key={agent.name} agent={agent} />
            ))}
          </ul>
        )}
      </QueryPanel>
      <h2 className="text-post mt-8 mb-2 font-semibold">{t.runs}</h2>
      <div className="bg-surface border-line rounded-panel overflow-hidden border">
        <QueryPanel query={runs} skeleton={<SkeletonRows count={5} className="h-10" />}>
          {(all) => <RunTable runs={all} />}
        </QueryPanel>
      </div>
    </div>
  );
}

function CardsSkeleton() {
  return (
    <div role="status" className="mt-4 grid gap-3 sm:grid-cols-2 lg:grid-cols-3 xl:grid-cols-4">
      <span className="sr-only">{messages.common.loading}</span>
      {Array.from({ length: 7 }, (_, index) => (
        <Skeleton key={index} className="rounded-panel h-52" />
      ))}
    </div>
  );
}
