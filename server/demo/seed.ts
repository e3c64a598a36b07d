import { randomUUID } from 'node:crypto';
import type { Database } from '../../db/index.ts';
import { createBrandQueries } from '../../db/queries/brands.ts';
import { createChannelTokenQueries } from '../../db/queries/channel-tokens.ts';
import { createChannelQueries } from '../../db/queries/channels.ts';
import { createOrganisationQueries } from '../../db/queries/organisations.ts';
import { createOutboxQueries } from '../../db/queries/outbox.ts';
import { brandCompetitor } from '../../tools/content/index.ts';
import type { Auth } from '../auth/index.ts';
import type { TokenVault } from '../channels/index.ts';
import { northwindAccounts, northwindBrand, northwindPeople, northwindTimeZone } from './brand.ts';
import { type DemoLogin, randomPassword, readDemoLogins, writeDemoLogins } from './logins.ts';
import { ensureSandboxAccount, type SandboxAdmin } from './sandbox-client.ts';

export interface DemoDeps {
  database: Database;
  auth: Auth;
  vault: TokenVault;
  stateDir: string;
  /** Absent: the demo has no sandbox networks, so no channels are connected. */
  sandbox: SandboxAdmin | undefined;
}

export interface Demo {
  organisationId: string;
  people: DemoLogin[];
}

const organisation = { name: 'Northwind Coffee', slug: 'northwind' };
const historyDays = 90;

/** Brings the demo organisation to its first state wherever it is not there yet. What people changed since stays. */
export async function seedDemo(deps: DemoDeps): Promise<Demo> {
  const organisationId = await ensureOrganisation(deps);
  const [people, brandId] = await Promise.all([ensurePeople(deps, organisationId), ensureBrand(deps.database, organisationId)]);
  if (deps.sandbox) await connectChannels(deps, deps.sandbox, organisationId, brandId);
  return { organisationId, people };
}

async function ensureOrganisation({ auth, database }: DemoDeps): Promise<string> {
  const id = (await auth.accounts.findOrganisation(organisation.slug)) ?? randomUUID();
  await auth.accounts.createOrganisation({ id, ...organisation });
  await database.inOrganisation(id, async (tx) => {
    const queries = createOrganisationQueries(tx);
    if (!(await queries.find())) await queries.insert({ id, ...organisation, timeZone: northwindTimeZone, isDemo: true });
  });
  return id;
}

async function ensurePeople({ auth, stateDir }: DemoDeps, organisationId: string): Promise<DemoLogin[]> {
  const known = new Map(readDemoLogins(stateDir)?.people.map((login) => [login.email, login]));
  const people = await Promise.all(
    northwindPeople.map(async ({ name, email, role }): Promise<DemoLogin> => {
      const before = known.get(email);
      const password = before?.password ?? randomPassword();
      const { userId, isNew } = await auth.accounts.ensureAccount({ email, name, password });
      // An account without a note of its password: an earlier first start was cut short, or the note was deleted.
      if (!isNew && !before) await auth.accounts.setPassword(userId, password);
      if (isNew || !before) await auth.accounts.setRole(organisationId, userId, role);
      const isTokenKept = before?.token !== undefined && !isNew;
      const token = isTokenKept ? before.token : (await auth.tokens.create({ organisationId, userId, name: 'Demo' })).token;
      return { name, email, role, password, token };
    }),
  );
  writeDemoLogins(stateDir, { version: 1, people });
  return people;
}

async function ensureBrand(database: Database, organisationId: string): Promise<string> {
  return database.inOrganisation(organisationId, async (tx) => {
    const brands = createBrandQueries(tx);
    const known = await brands.findByName(northwindBrand.name);
    return (known ?? (await brands.insert(organisationId, northwindBrand))).id;
  });
}

/** Accounts with a past on the sandbox, connected as a person would; their history comes in through the connectors. */
async function connectChannels(
  { database, vault }: DemoDeps,
  sandbox: SandboxAdmin,
  organisationId: string,
  brandId: string,
): Promise<void> {
  const connected = await database.inOrganisation(organisationId, (tx) => createChannelQueries(tx).list({ brandKitId: brandId }));
  const missing = northwindAccounts.filter((wanted) => !connected.some((channel) => channel.platform === wanted.platform));
  const competitors = brandCompetitor.array().parse(northwindBrand.competitors ?? []);
  for (const { platform, handle, displayName, seed } of missing) {
    const account = await ensureSandboxAccount(sandbox, {
      platform,
      handle,
      displayName,
      seed,
      vocabulary: 'coffee',
      timeZone: northwindTimeZone,
      historyDays,
      competitors: competitors.flatMap((competitor) => {
        const theirs = competitor.handles[platform];
        return theirs === undefined ? [] : [{ handle: theirs, displayName: competitor.name }];
      }),
    });
    await database.inOrganisation(organisationId, async (tx) => {
      const channel = await createChannelQueries(tx).connect({
        organisationId,
        brandKitId: brandId,
        platform,
        externalAccountId: account.externalAccountId,
        handle: account.handle,
        displayName: account.displayName,
        timeZone: northwindTimeZone,
        followerCount: account.followerCount,
      });
      const { keyId, sealed } = vault.seal(
        { organisationId, channelId: channel.id },
        { accessToken: account.accessToken, refreshToken: account.refreshToken },
      );
      await createChannelTokenQueries(tx).save({ channelId: channel.id, organisationId, keyId, sealedTokens: sealed });
      await createOutboxQueries(tx).add({ organisationId, topic: 'channel.sync', subjectId: channel.id });
    });
  }
}
