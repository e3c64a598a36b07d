import { listMentions } from '../audience/voices.ts';
import type { Call, NetworkDeps, Reply, Route } from '../http/network.ts';
import type { Account } from '../store/accounts.ts';
import { graphError, instagramErrors } from './errors.ts';
import { type Field, parseFields } from './fields.ts';
import { GraphRefusal, toGraphTime, toMediaNode } from './wire.ts';
import { containerStatus } from './write-routes.ts';

const dayMs = 86_400_000;
const defaultMediaFields: Field[] = [{ name: 'id', args: {}, fields: [] }];

export function buildInstagramReadRoutes(deps: NetworkDeps): Route[] {
  const view = (isOwner: boolean) => ({ now: deps.now(), origin: deps.origin(), isOwner });

  /** A page of an account's media; the cursor is the number of posts before it. */
  async function listMedia(
    owner: Account,
    isOwner: boolean,
    fields: readonly Field[],
    page: { limit: string | undefined; after: string | undefined; since?: Date },
  ): Promise<Record<string, unknown>> {
    const limit = Math.min(Math.max(Number(page.limit ?? 25) || 25, 1), 100);
    const offset = page.after === undefined ? 0 : Number(Buffer.from(page.after, 'base64url').toString('utf8'));
    if (!Number.isInteger(offset) || offset < 0) throw new GraphRefusal(graphError('(#100) The cursor is not valid.', 100));
    const posts = await deps.posts.list(owner, { limit: limit + 1, offset, from: page.since });
    const data = posts.slice(0, limit).map((post) => toMediaNode(post, owner, fields, view(isOwner)));
    const after = Buffer.from(String(offset + limit)).toString('base64url');
    const paging =
      data.length === 0
        ? {}
        : {
            paging: {
              cursors: { before: Buffer.from(String(offset)).toString('base64url'), after },
              ...(posts.length > limit ? { next: `${deps.origin()}/instagram/${owner.id}/media?after=${after}` } : {}),
            },
          };
    return { data, ...paging };
  }

  async function toUserNode(account: Account, fields: readonly Field[], isOwner: boolean): Promise<Record<string, unknown>> {
    const node: Record<string, unknown> = { id: account.id };
    for (const field of fields) {
      if (field.name === 'id') continue;
      else if (field.name === 'username') node.username = account.handle;
      else if (field.name === 'name') node.name = account.displayName;
      else if (field.name === 'followers_count') node.followers_count = account.followerCount;
      else if (field.name === 'media_count') node.media_count = await deps.posts.count(account.id);
      else if (field.name === 'media')
        node.media = await listMedia(account, isOwner, orDefault(field.fields), {
          limit: field.args.limit,
          after: field.args.after,
        });
      else if (field.name === 'business_discovery' && isOwner) node.business_discovery = await discover(field);
      else
        throw new GraphRefusal(graphError(`(#100) Tried accessing nonexisting field (${field.name}) on node type (IGUser)`, 100));
    }
    return node;
  }

  async function discover(field: Field): Promise<Record<string, unknown>> {
    const other = await deps.accounts.findByHandle('instagram', field.args.username ?? '');
    if (!other) throw new GraphRefusal(graphError('Invalid user id', 110, 2207013));
    return await toUserNode(other, field.fields, false);
  }

  async function readNode(call: Call, account: Account): Promise<Reply> {
    const id = call.params.id ?? '';
    const fields = readFields(call);
    if (id === account.id || id === 'me') return { status: 200, json: await toUserNode(account, fields, true) };
    const [container] = await deps.media.findContainers([id]);
    if (container?.accountId === account.id) {
      const status = containerStatus(container, deps.now());
      return {
        status: 200,
        json: {
          id,
          ...(has(fields, 'status_code') ? { status_code: status } : {}),
          ...(has(fields, 'status') ? { status: `${status}: ${container.error ?? 'Media has been processed.'}` } : {}),
        },
      };
    }
    const [post] = await deps.posts.findMany([id]);
    if (post?.accountId !== account.id)
      return graphError(`Unsupported get request. Object with ID '${id}' does not exist`, 100, 33);
    return { status: 200, json: toMediaNode(post, account, fields, view(true)) };
  }

  const routes: Route[] = [
    {
      method: 'GET',
      pattern: '/:id/media',
      name: 'media_list',
      phase: 'read',
      async handle(call, account) {
        if (call.params.id !== account.id) return instagramErrors.notFound();
        const since = call.query.get('since');
        return {
          status: 200,
          json: await listMedia(account, true, orDefault(readFields(call)), {
            limit: call.query.get('limit') ?? undefined,
            after: call.query.get('after') ?? undefined,
            ...(since === null ? {} : { since: new Date(Number(since) * 1000) }),
          }),
        };
      },
    },
    {
      method: 'GET',
      pattern: '/:id/tags',
      name: 'tags',
      phase: 'read',
      handle(call, account) {
        if (call.params.id !== account.id) return Promise.resolve(instagramErrors.notFound());
        const now = deps.now();
        const voices = listMentions(account, new Date(now.getTime() - 30 * dayMs), now).sort(
          (a, b) => b.at.getTime() - a.at.getTime(),
        );
        const data = voices.slice(0, Number(call.query.get('limit') ?? 25)).map((voice) => ({
          id: voice.id,
          caption: voice.text,
          timestamp: toGraphTime(voice.at),
          username: voice.authorHandle,
        }));
        return Promise.resolve({ status: 200, json: { data } });
      },
    },
    {
      method: 'GET',
      pattern: '/:id/content_publishing_limit',
      name: 'publishing_limit',
      phase: 'prepare',
      async handle(call, account) {
        if (call.params.id !== account.id) return instagramErrors.notFound();
        const received = await deps.posts.listReceived(account.id);
        const used = received.filter((post) => deps.now().getTime() - post.postedAt.getTime() < dayMs).length;
        return {
          status: 200,
          json: { data: [{ quota_usage: used, config: { quota_total: account.dailyPostLimit, quota_duration: 86_400 } }] },
        };
      },
    },
    {
      method: 'GET',
      pattern: '/',
      name: 'by_ids',
      phase: 'read',
      async handle(call, account) {
        const ids = (call.query.get('ids') ?? '').split(',').filter((id) => id !== '');
        if (ids.length === 0 || ids.length > 50) return graphError('(#100) The parameter ids takes 1 to 50 ids.', 100);
        const fields = readFields(call);
        const posts = await deps.posts.findMany(ids);
        const own = posts.filter((post) => post.accountId === account.id);
        const missing = ids.find((id) => !own.some((post) => post.id === id));
        if (missing !== undefined) return graphError(`Some of the aliases you requested do not exist: ${missing}`, 803);
        return {
          status: 200,
          json: Object.fromEntries(own.map((post) => [post.id, toMediaNode(post, account, fields, view(true))])),
        };
      },
    },
    { method: 'GET', pattern: '/:id', name: 'node', phase: 'read', handle: readNode },
  ];
  return routes.map((route) => ({ ...route, handle: refusing(route.handle) }));
}

function refusing(handle: Route['handle']): Route['handle'] {
  return async (call, account) => {
    try {
      return await handle(call, account);
    } catch (error) {
      if (error instanceof GraphRefusal) return error.reply;
      throw error;
    }
  };
}

function readFields(call: Call): Field[] {
  const fields = parseFields(call.query.get('fields') ?? '');
  if (!fields) throw new GraphRefusal(graphError('(#2500) Syntax error in fields.', 2500));
  return fields;
}

function orDefault(fields: Field[]): Field[] {
  return fields.length > 0 ? fields : defaultMediaFields;
}

function has(fields: readonly Field[], name: string): boolean {
  return fields.some((field) => field.name === name);
}
