import type { Command } from 'commander';
import type { z } from 'zod';
import type { campaign, campaignAccepted } from '../../campaigns/schema.ts';
import { exitCodes } from '../exit-codes.ts';
import type { CommandContext } from '../main.ts';
import { waitForCampaign } from '../wait.ts';

interface CampaignOptions {
  brief: string;
  channels?: string;
  posts?: number;
  brand?: string;
  from?: string;
  to?: string;
  asOf?: string;
  wait?: boolean;
}

export function registerCampaign(program: Command, context: CommandContext): void {
  context
    .shared(program.command('campaign'))
    .description('give a brief; the agents turn it into a plan that waits for approval')
    .requiredOption('--brief <text>', 'what you want, in your own words')
    .option('--channels <list>', 'platforms or channel ids, comma separated (default: what the brief names, else all)')
    .option('--posts <n>', 'how many posts in all', context.wholeNumber)
    .option('--brand <name>', "brand name or id (default: the channels' brand)")
    .option('--from <instant>', 'first possible time, ISO 8601')
    .option('--to <instant>', 'last possible time, ISO 8601')
    .option('--as-of <instant>', 'analyse data up to this instant (default: the last sample)')
    .option('--wait', 'wait until the plan is ready')
    .action(
      context.action<CampaignOptions>(async ({ api, output, options }) => {
        const accepted = await api.post<z.output<typeof campaignAccepted>>('/campaigns', {
          brief: options.brief,
          channels: options.channels
            ?.split(',')
            .map((name) => name.trim())
            .filter(Boolean),
          posts: options.posts,
          brand: options.brand,
          windowStart: options.from,
          windowEnd: options.to,
          asOf: options.asOf,
        });
        if (!options.wait) {
          output.result(accepted, `Campaign ${accepted.id} is ${accepted.status}: ${accepted.title}`);
          return;
        }
        const done = await waitForCampaign(api, accepted.id, output);
        output.result(done, describeCampaign(done));
        if (done.status === 'failed' || done.status === 'cancelled') output.exitCode(exitCodes.failed);
      }),
    );
}

function describeCampaign(done: z.output<typeof campaign>): string {
  const run = done.runs[0];
  const lines = [`Campaign ${done.id} is ${done.status.replaceAll('_', ' ')}: ${done.title}`];
  if (done.error) lines.push(`  ${done.error.message} (${done.error.code})`);
  if (done.planId) lines.push(`  Plan ${done.planId}  look at it with: septet plan ${done.planId}`);
  if (run?.offline) lines.push('  Written by the built-in offline model.');
  return lines.join('\n');
}
