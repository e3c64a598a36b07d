import type { Command } from 'commander';
import type { z } from 'zod';
import type { agentSummary } from '../../agents/schema.ts';
import type { CommandContext } from '../main.ts';
import { excerpt, table } from '../output.ts';

type AgentSummary = z.output<typeof agentSummary>;

export function registerAgents(program: Command, context: CommandContext): void {
  context
    .shared(program.command('agents'))
    .description('the seven agents: what each is doing, has done and has cost')
    .action(
      context.action(async ({ api, output }) => {
        const page = await api.get<{ items: AgentSummary[] }>('/agents');
        const rows = page.items.map((agent) => [
          agent.name,
          agent.status,
          `${agent.runCount} runs`,
          `${agent.promptTokens + agent.completionTokens} tokens`,
          `$${agent.costUsd.toFixed(4)}`,
          excerpt(agent.lastStep?.message ?? 'has not run yet', 72),
        ]);
        output.result(page, table(rows));
      }),
    );
}
