import type { Command } from 'commander';
import type { z } from 'zod';
import type { publication, publicationDetail } from '../../publishing/schema.ts';
import type { CommandContext } from '../main.ts';
import { excerpt, table } from '../output.ts';

type Publication = z.output<typeof publication>;

export function registerPublications(program: Command, context: CommandContext): void {
  context
    .shared(program.command('publications'))
    .description('what goes out, what went out, and how it did')
    .option('--status <status>', 'due, sending, unknown, published, failed, cancelled, skipped or needs_human')
    .option('--plan <id>', 'only of this plan')
    .option('--limit <n>', 'how many', context.wholeNumber)
    .action(
      context.action<{ status?: string; plan?: string; limit?: number }>(async ({ api, output, options }) => {
        const page = await api.get<{ items: Publication[]; nextCursor?: string }>('/publications', {
          status: options.status,
          planId: options.plan,
          limit: options.limit,
        });
        output.result(page, page.items.length === 0 ? 'Nothing is scheduled or published yet.' : table(page.items.map(row)));
      }),
    );
  context
    .shared(program.command('publication'))
    .argument('<id>', 'publication id')
    .description('one publication: where is it, why, what was tried')
    .action(
      context.action(async ({ api, output, args }) => {
        const found = await api.get<z.output<typeof publicationDetail>>(`/publications/${encodeURIComponent(args[0] ?? '')}`);
        const lines = [row(found).join('  ')];
        if (found.error) lines.push(`  ${found.error.message} (${found.error.code})`);
        for (const attempt of found.attempts) {
          lines.push(
            `  attempt ${attempt.epoch}: ${attempt.kind} ${attempt.phase} ${attempt.outcome ?? 'open'} at ${attempt.startedAt}`,
          );
        }
        output.result(found, lines.join('\n'));
      }),
    );
}

function row(item: Publication): string[] {
  const reactions = item.metrics
    ? `${item.metrics.likes} likes, ${item.metrics.comments} comments, ${item.metrics.shares} shares`
    : '';
  return [
    item.id,
    item.status,
    item.dueAt,
    `${item.channel.platform} @${item.channel.handle}`,
    excerpt(item.text, 48),
    reactions,
    item.permalink ?? '',
  ];
}
