import { messages } from '../../messages/index.ts';
import { Link } from '@tanstack/react-router';

const t = messages.agents;

interface AgentFilterProps {
  runId: string;
  agents: string[];
  current: string | undefined;
}

export function AgentFilter({ runId, agents, current }: AgentFilterProps) {
  return (
    <nav aria-label={t.filter} className="mt-5 mb-3 flex flex-wrap gap-1.5">
      {[undefined, ...agents].map((agent) => (
        <Link
          key={agent ?? 'all'}
          to="/agents/runs/$runId"
          params={{ runId }}
          search={agent === undefined ? {} : { agent }}
          replace
          aria-current={agent === current ? 'true' : undefined}
          className={`text-table rounded-control inline-flex min-h-7 items-center border px-2.5 font-medium pointer-coarse:min-h-11 ${
            agent === current ? 'bg-ink text-on-ink border-ink' : 'border-edge hover:bg-sunken'
          }`}
        >
          {agent === undefined ? t.everyone : (t.names[agent] ?? agent)}
        </Link>
      ))}
    </nav>
  );
}
