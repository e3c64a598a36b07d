import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { z } from 'zod';
import type { importResult } from '../../imports/schema.ts';
import { type ApiClient, CommandError } from '../client.ts';
import { exitCodes } from '../exit-codes.ts';
import type { CommandContext } from '../main.ts';

type ImportResult = z.output<typeof importResult>;

export function registerImports(program: Command, context: CommandContext): void {
  context
    .shared(program.command('import-history'))
    .argument('<file>', 'CSV: created_at_utc,text,replies,retweets,favorites')
    .description("load a channel's past posts with their engagement")
    .requiredOption('--channel <id>', 'channel id, platform or handle')
    .option('--zone <zone>', 'IANA time zone of times without an offset', 'UTC')
    .action(
      context.action<{ channel: string; zone: string }>(async ({ api, output, args, options }) => {
        const csv = await read(args[0] ?? '');
        const channelId = await findChannel(api, options.channel);
        const result = await api.postCsv<ImportResult>(`/channels/${channelId}/history/import`, { zone: options.zone }, csv);
        output.result(result, describe(result, 'posts'));
      }),
    );
  context
    .shared(program.command('import-mentions'))
    .argument('<file>', 'CSV: created_at,brand,text (label columns are ignored)')
    .description('load what strangers said about a brand')
    .requiredOption('--brand <name>', 'brand name or id; rows about other brands are kept as context')
    .option('--zone <zone>', 'IANA time zone of times without an offset', 'UTC')
    .action(
      context.action<{ brand: string; zone: string }>(async ({ api, output, args, options }) => {
        const csv = await read(args[0] ?? '');
        const result = await api.postCsv<ImportResult>('/mentions/import', { brand: options.brand, zone: options.zone }, csv);
        output.result(result, describe(result, 'mentions'));
      }),
    );
}

async function read(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new CommandError(`Can't read ${file}: ${error instanceof Error ? error.message : String(error)}`, exitCodes.usage);
  }
}

/** @throws {CommandError} No channel of that name, or several. */
async function findChannel(api: ApiClient, wanted: string): Promise<string> {
  const { items } = await api.get<{ items: { id: string; platform: string; handle: string }[] }>('/channels', { limit: 200 });
  const handle = wanted.replace(/^@/, '').toLowerCase();
  const byId = items.filter((channel) => channel.id === wanted);
  const found =
    byId.length > 0 ? byId : items.filter((channel) => channel.platform === handle || channel.handle.toLowerCase() === handle);
  const [channel] = found;
  if (channel && found.length === 1) return channel.id;
  const known = items.map((item) => `${item.id} (${item.platform} @${item.handle})`).join('\n  ');
  const reason = found.length > 1 ? `${found.length} channels match "${wanted}"` : `No channel "${wanted}"`;
  throw new CommandError(`${reason}. Channels:\n  ${known}`, found.length > 1 ? exitCodes.usage : exitCodes.notFound);
}

function describe(result: ImportResult, noun: string): string {
  const lines = [
    `${result.recordCount} records: ${result.addedCount} ${noun} added, ${result.knownCount} already there, ${result.rejectedCount} refused.`,
    ...result.notes,
  ];
  for (const row of result.rejected) lines.push(`  record ${row.record}, line ${row.line}: ${row.message}`);
  const unlisted = result.rejectedCount - result.rejected.length;
  if (unlisted > 0) lines.push(`  and ${unlisted} more`);
  return lines.join('\n');
}
