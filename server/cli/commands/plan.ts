import type { Command } from 'commander';
import type { z } from 'zod';
import type { decideResult, plan, planItem } from '../../approvals/schema.ts';
import { CommandError } from '../client.ts';
import { exitCodes } from '../exit-codes.ts';
import type { CommandContext } from '../main.ts';
import { waitForCampaign, waitForDuePublications } from '../wait.ts';

type Plan = z.output<typeof plan>;
type PlanItem = z.output<typeof planItem>;
type Outcome = 'approve' | 'reject' | 'request_changes';

interface DecideOptions {
  comment?: string;
  posts?: string;
  planVersion?: number;
  wait?: boolean;
}

export function registerPlan(program: Command, context: CommandContext): void {
  context
    .shared(program.command('plan'))
    .argument('<id>', 'plan id')
    .description('show a plan: posts, times, flags, who may decide')
    .action(
      context.action(async ({ api, output, args }) => {
        const found = await api.get<Plan>(`/plans/${encodeURIComponent(args[0] ?? '')}`);
        output.result(found, describePlan(found));
      }),
    );
  const outcomes: [string, Outcome, string][] = [
    ['approve', 'approve', 'approve a plan, or some of its posts'],
    ['reject', 'reject', 'reject a plan, or some of its posts'],
    ['request-changes', 'request_changes', 'send a plan, or some of its posts, back to the creator with a comment'],
  ];
  for (const [name, outcome, description] of outcomes) {
    context
      .shared(program.command(name))
      .argument('<id>', 'plan id')
      .description(description)
      .option('--comment <text>', outcome === 'request_changes' ? 'what should change (required)' : 'why')
      .option('--posts <list>', 'only these positions, e.g. 1,3 (default: all that are pending)')
      .option('--plan-version <n>', 'refuse if the plan has moved on from this version', context.wholeNumber)
      .option('--wait', 'wait for the effect: posts due now are out, or the new version is there')
      .action(context.action<DecideOptions>((call) => decide(call, outcome)));
  }
}

async function decide(
  { api, output, args, options }: Parameters<Parameters<CommandContext['action']>[0]>[0] & { options: DecideOptions },
  outcome: Outcome,
): Promise<void> {
  if (outcome === 'request_changes' && !options.comment) {
    throw new CommandError('Say what should change: --comment "…". The creator revises with it.', exitCodes.usage);
  }
  const path = `/plans/${encodeURIComponent(args[0] ?? '')}`;
  const current = await api.get<Plan>(path);
  const result = await api.post<z.output<typeof decideResult>>(`${path}/decisions`, {
    planVersion: options.planVersion ?? current.version,
    outcome,
    comment: options.comment,
    items: options.posts === undefined ? undefined : pickItems(current, options.posts),
  });
  const applied = result.outcomes.filter((item) => item.applied);
  let after: unknown = result;
  let { plan } = result;
  if (options.wait && outcome === 'approve') {
    after = { ...result, publications: await waitForDuePublications(api, current.id, output) };
  } else if (options.wait && outcome === 'request_changes' && current.campaignId) {
    await waitForCampaign(api, current.campaignId, output);
    plan = await api.get<Plan>(path);
    after = { ...result, plan };
  }
  const skipped = result.outcomes.filter((item) => !item.applied);
  const lines = [`${applied.length} of ${result.outcomes.length} posts: ${outcome.replaceAll('_', ' ')}`];
  for (const item of skipped) lines.push(`  not ${item.itemId}: ${item.reason ?? 'unchanged'}`);
  lines.push(`Plan ${plan.id} v${plan.version} is ${plan.status}.`);
  output.result(after, lines.join('\n'));
  if (applied.length === 0) output.exitCode(exitCodes.conflict);
}

/** @throws {CommandError} A position that the plan does not have. */
function pickItems(current: Plan, list: string): { itemId: string; itemVersion: number }[] {
  return list.split(',').map((entry) => {
    const found = current.items.find((item) => item.position === Number(entry.trim()));
    if (!found) {
      const known = current.items.map((item) => item.position).join(', ');
      throw new CommandError(`The plan has no post ${entry.trim()}; it has ${known}.`, exitCodes.notFound);
    }
    return { itemId: found.id, itemVersion: found.version };
  });
}

function describePlan(found: Plan): string {
  const head = `${found.title}  v${found.version}  ${found.status}  ${found.pendingCount} of ${found.itemCount} posts pending  seal ${found.hash.slice(0, 8)}`;
  return [head, ...found.items.map(describeItem)].join('\n\n');
}

function describeItem(item: PlanItem): string {
  const { content } = item;
  const time = content.schedule.kind === 'at' ? content.schedule.at : 'as soon as it is approved';
  const lines = [`${item.position}. ${item.channel.platform} @${item.channel.handle}  ${time}  ${item.status}  v${item.version}`];
  for (const line of content.text.split('\n')) lines.push(`   ${line}`);
  for (const media of content.media) lines.push(`   [image] ${media.altText}`);
  for (const flag of item.flags) lines.push(`   ! ${flag.message}`);
  for (const source of item.analysis.evidence.slice(0, 3))
    lines.push(`   why: ${source.text}${source.stale ? ' (old evidence)' : ''}`);
  if (!item.allowed.approve && item.status === 'pending' && item.allowed.reason)
    lines.push(`   you can't approve it: ${item.allowed.reason}`);
  if (item.publication)
    lines.push(`   publication ${item.publication.id}: ${item.publication.status} ${item.publication.permalink ?? ''}`);
  return lines.join('\n');
}
