import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { type Platform, platforms } from '../../platforms/connector.ts';
import { hash } from '../audience/random.ts';
import { buildRhythm } from '../audience/rhythm.ts';
import { tasteFor } from '../audience/topics.ts';
import { getVocabulary, vocabularies } from '../audience/vocabulary.ts';
import { faultInput, type Faults } from '../http/faults.ts';
import type { PlainRoute } from '../http/handler.ts';
import type { Call, Reply } from '../http/network.ts';
import type { Account, AccountStore, NewAccount } from '../store/accounts.ts';
import type { PostStore } from '../store/posts.ts';

const handle = z.string().regex(/^[A-Za-z0-9_.-]{1,30}$/);
const seed = z.int().min(0).max(2_147_483_647);

export const accountInput = z.strictObject({
  platform: z.enum(platforms),
  handle,
  displayName: z.string().min(1).max(80),
  seed: seed.optional(),
  vocabulary: z.enum(Object.keys(vocabularies) as [string, ...string[]]).default('general'),
  /** Days of posts before now. */
  historyDays: z.int().min(0).max(730).default(90),
  timeZone: z.string().refine(isTimeZone, 'not a time zone').default('UTC'),
  followerCount: z.int().min(0).max(100_000_000).optional(),
  /** Posts a day that Instagram takes. */
  dailyPostLimit: z.int().min(1).max(1_000_000).optional(),
  competitors: z
    .array(z.strictObject({ handle, displayName: z.string().min(1).max(80), seed: seed.optional() }))
    .max(10)
    .default([]),
  /** Gives new tokens to an account that exists, as connecting it again would. */
  renewTokens: z.boolean().default(false),
});

export interface AdminDeps {
  adminSecret: string;
  seed: number;
  accounts: AccountStore;
  posts: PostStore;
  faults: Faults;
  now: () => Date;
}

/** What tests, evals and the demo may do; agents and the product never come here. */
export function buildAdminRoutes(deps: AdminDeps): PlainRoute[] {
  const guarded = (route: PlainRoute): PlainRoute => ({
    ...route,
    handle: (call) =>
      isSecret(call.headers.get('x-sandbox-secret') ?? '', deps.adminSecret)
        ? route.handle(call)
        : Promise.resolve({ status: 401, json: { error: 'x-sandbox-secret is missing or wrong' } }),
  });

  async function ensure(account: NewAccount, historyDays: number): Promise<Account> {
    const { account: stored, isNew } = await deps.accounts.ensure(account);
    if (isNew)
      await deps.posts.addGenerated(
        stored,
        new Date(account.anchoredAt.getTime() - historyDays * 86_400_000),
        account.anchoredAt,
      );
    return stored;
  }

  async function findAccount(call: Call): Promise<Account | undefined> {
    const platform = call.query.get('platform') as Platform | null;
    const name = call.query.get('account') ?? '';
    if (platform === null || !platforms.includes(platform)) return undefined;
    const byId = await deps.accounts.findById(name);
    return byId?.platform === platform ? byId : await deps.accounts.findByHandle(platform, name);
  }

  const routes: PlainRoute[] = [
    {
      method: 'POST',
      pattern: '/_sandbox/accounts',
      async handle(call) {
        const input = accountInput.safeParse(call.json());
        if (!input.success) return invalid(input.error);
        const { platform, vocabulary, timeZone, historyDays } = input.data;
        const anchoredAt = deps.now();
        const shared = { platform, vocabulary, timeZone, anchoredAt, generatedUntil: anchoredAt };
        const seedOf = (own: { handle: string; seed?: number }) =>
          own.seed ?? hash(deps.seed, platform, own.handle) % 2_147_483_647;
        const { followerCount, dailyPostLimit } = input.data;
        let account = await ensure(
          {
            ...shared,
            handle: input.data.handle,
            displayName: input.data.displayName,
            seed: seedOf(input.data),
            isCompetitor: false,
            followerCount,
            dailyPostLimit,
          },
          historyDays,
        );
        for (const competitor of input.data.competitors) {
          await ensure(
            {
              ...shared,
              handle: competitor.handle,
              displayName: competitor.displayName,
              seed: seedOf(competitor),
              isCompetitor: true,
            },
            historyDays,
          );
        }
        if (input.data.renewTokens) account = (await deps.accounts.renew(account.id)) ?? account;
        const { id, handle: name, displayName, accessToken, refreshToken, followerCount: followers } = account;
        return {
          status: 200,
          json: { externalAccountId: id, handle: name, displayName, followerCount: followers, accessToken, refreshToken },
        };
      },
    },
    {
      method: 'GET',
      pattern: '/_sandbox/feed',
      async handle(call) {
        const account = await findAccount(call);
        if (!account) return notFound();
        const posts = await deps.posts.listReceived(account.id);
        return {
          status: 200,
          json: {
            count: posts.length,
            posts: posts.map(({ id, text, wire, media, postedAt, receivedAt }) => ({
              id,
              text,
              wire,
              media,
              postedAt,
              receivedAt,
            })),
          },
        };
      },
    },
    {
      method: 'GET',
      pattern: '/_sandbox/truth',
      async handle(call) {
        const account = await findAccount(call);
        if (!account) return notFound();
        const tastes = getVocabulary(account.vocabulary).topics.map((topic) => ({
          topic: topic.name,
          taste: tasteFor(account.seed, account.platform, topic.name),
        }));
        return {
          status: 200,
          json: {
            timeZone: account.timeZone,
            rhythm: buildRhythm(account.platform, account.seed),
            tastes: tastes.sort((a, b) => b.taste - a.taste),
          },
        };
      },
    },
    {
      method: 'POST',
      pattern: '/_sandbox/faults',
      handle(call) {
        const body = call.json();
        const input = z
          .array(faultInput)
          .min(1)
          .max(100)
          .safeParse(Array.isArray(body) ? body : [body]);
        if (!input.success) return Promise.resolve(invalid(input.error));
        for (const fault of input.data) deps.faults.add(fault);
        return Promise.resolve({ status: 201, json: { faults: deps.faults.list() } });
      },
    },
    {
      method: 'GET',
      pattern: '/_sandbox/faults',
      handle: () => Promise.resolve({ status: 200, json: { faults: deps.faults.list() } }),
    },
    {
      method: 'DELETE',
      pattern: '/_sandbox/faults',
      handle() {
        deps.faults.clear();
        return Promise.resolve({ status: 204 });
      },
    },
  ];
  return routes.map(guarded);
}

function invalid(error: z.ZodError): Reply {
  return {
    status: 400,
    json: { error: 'invalid', issues: error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message })) },
  };
}

function notFound(): Reply {
  return { status: 404, json: { error: 'no such account' } };
}

function isSecret(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
