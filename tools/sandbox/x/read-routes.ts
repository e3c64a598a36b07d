import { reactionsAt } from '../audience/reactions.ts';
import { listChatter, listComments, listMentions, type Voice } from '../audience/voices.ts';
import type { NetworkDeps, Reply, Route } from '../http/network.ts';
import type { Account } from '../store/accounts.ts';
import { invalidRequest, problem, xErrors } from './errors.ts';
import { isReply, type ListParameters, readListParameters, readPostFields, readUserFields, writeToken } from './parameters.ts';
import { buildMatcher } from './search-query.ts';
import { fromPost, fromVoice, toWirePost, toWireUser, type XEntry } from './wire.ts';

const dayMs = 86_400_000;

export function buildXReadRoutes(deps: NetworkDeps): Route[] {
  async function answerUser(account: Account | undefined, username: string, fields: Set<string> | Reply): Promise<Reply> {
    if (isReply(fields)) return fields;
    if (account) return { status: 200, json: { data: toWireUser(account, await deps.posts.count(account.id), fields) } };
    const missing = {
      type: 'https://api.x.com/2/problems/resource-not-found',
      title: 'Not Found Error',
      detail: `Could not find user with username: [${username}].`,
      resource_type: 'user',
      resource_id: username,
      parameter: 'username',
      value: username,
    };
    return { status: 200, json: { errors: [missing] } };
  }

  /** Sorts, pages and words a list. */
  function answerList(entries: XEntry[], parameters: ListParameters): Reply {
    const { token, start, end } = parameters;
    const inRange = entries
      .filter((entry) => (!start || entry.postedAt >= start) && (!end || entry.postedAt < end))
      .filter(
        (entry) =>
          !token || entry.postedAt.getTime() < token.time || (entry.postedAt.getTime() === token.time && entry.id < token.id),
      )
      .sort((a, b) => b.postedAt.getTime() - a.postedAt.getTime() || (a.id < b.id ? 1 : -1));
    const page = inRange.slice(0, parameters.maxResults);
    const last = page.at(-1);
    const users = new Map(page.map((entry) => [entry.author.id, entry.author]));
    return {
      status: 200,
      json: {
        ...(page.length > 0 ? { data: page.map((entry) => toWirePost(entry, parameters.fields)) } : {}),
        ...(page.length > 0 && parameters.withUsers ? { includes: { users: [...users.values()] } } : {}),
        meta: {
          result_count: page.length,
          ...(page[0] && last ? { newest_id: page[0].id, oldest_id: last.id } : {}),
          ...(last && inRange.length > page.length ? { next_token: writeToken(last) } : {}),
        },
      },
    };
  }

  async function readPosts(
    account: Account,
    from: Date | undefined,
    to: Date | undefined,
    limit: number,
    before?: { time: number; id: string },
  ): Promise<XEntry[]> {
    const now = deps.now();
    const posts = await deps.posts.list(account, {
      from,
      to,
      limit,
      ...(before ? { before: { postedAt: new Date(before.time), id: before.id } } : {}),
    });
    return posts.map((post) => fromPost(post, account, reactionsAt('x', post, now)));
  }

  /** Replies to the account's posts, and mentions out of the blue. */
  async function readMentions(account: Account, start: Date | undefined): Promise<Voice[]> {
    const now = deps.now();
    const from = start ?? new Date(account.anchoredAt.getTime() - 90 * dayMs);
    const posts = await deps.posts.list(account, { from: new Date(from.getTime() - 4 * dayMs), limit: 2000 });
    const handle = `@${account.handle} `;
    const replies = posts.flatMap((post) =>
      listComments(account, post, now).map((voice) => ({ ...voice, text: handle + voice.text })),
    );
    return [...replies, ...listMentions(account, from, now)];
  }

  return [
    {
      method: 'GET',
      pattern: '/2/users/me',
      name: 'me',
      phase: 'read',
      handle: (call, account) => answerUser(account, account.handle, readUserFields(call)),
    },
    {
      method: 'GET',
      pattern: '/2/users/by/username/:username',
      name: 'user_by_username',
      phase: 'read',
      async handle(call) {
        const username = call.params.username ?? '';
        if (!/^[A-Za-z0-9_]{1,15}$/.test(username))
          return invalidRequest(`The \`username\` path parameter value [${username}] does not match ^[A-Za-z0-9_]{1,15}$`);
        return await answerUser(await deps.accounts.findByHandle('x', username), username, readUserFields(call));
      },
    },
    {
      method: 'GET',
      pattern: '/2/users/:id/tweets',
      name: 'user_posts',
      phase: 'read',
      async handle(call) {
        const parameters = readListParameters(call, { min: 5, usual: 10 }, ['exclude']);
        if (isReply(parameters)) return parameters;
        const owner = await deps.accounts.findById(call.params.id ?? '');
        if (owner?.platform !== 'x') return xErrors.notFound();
        return answerList(
          await readPosts(owner, parameters.start, parameters.end, parameters.maxResults + 1, parameters.token),
          parameters,
        );
      },
    },
    {
      method: 'GET',
      pattern: '/2/users/:id/mentions',
      name: 'mentions',
      phase: 'read',
      async handle(call, account) {
        const parameters = readListParameters(call, { min: 5, usual: 10 }, []);
        if (isReply(parameters)) return parameters;
        if (call.params.id !== account.id)
          return problem(
            403,
            'not-authorized-for-resource',
            'Authorization Error',
            'Sorry, you are not authorized to see the mentions of this user.',
          );
        return answerList((await readMentions(account, parameters.start)).map(fromVoice), parameters);
      },
    },
    {
      method: 'GET',
      pattern: '/2/tweets/search/recent',
      name: 'search',
      phase: 'read',
      async handle(call, account) {
        const parameters = readListParameters(call, { min: 10, usual: 10 }, ['query', 'next_token', 'sort_order']);
        if (isReply(parameters)) return parameters;
        const query = call.query.get('query') ?? '';
        if (query === '' || query.length > 4096) return invalidRequest('The `query` query parameter can not be empty');
        const now = deps.now();
        const weekAgo = new Date(now.getTime() - 7 * dayMs);
        if (parameters.start && parameters.start < weekAgo)
          return invalidRequest("Invalid 'start_time'. 'start_time' must be on or after seven days ago.");
        const matches = buildMatcher(query);
        const from = parameters.start ?? weekAgo;
        const all = await deps.accounts.list('x');
        const posts = (await Promise.all(all.map((owner) => readPosts(owner, from, parameters.end, 500)))).flat();
        const chatter = listChatter(account.vocabulary, account.anchoredAt, from, now).map(fromVoice);
        return answerList(
          [...posts, ...chatter].filter((entry) => matches(entry.text, entry.author.username)),
          parameters,
        );
      },
    },
    {
      method: 'GET',
      pattern: '/2/tweets',
      name: 'posts_by_id',
      phase: 'read',
      async handle(call) {
        const fields = readPostFields(call);
        if (isReply(fields)) return fields;
        const ids = (call.query.get('ids') ?? '').split(',').filter((id) => id !== '');
        if (ids.length === 0 || ids.length > 100 || ids.some((id) => !/^[0-9]{1,19}$/.test(id)))
          return invalidRequest('The `ids` query parameter takes 1 to 100 ids');
        const posts = await deps.posts.findMany(ids);
        const owners = new Map((await deps.accounts.list('x')).map((owner) => [owner.id, owner]));
        const now = deps.now();
        const data = posts.flatMap((post) => {
          const owner = owners.get(post.accountId);
          return owner ? [toWirePost(fromPost(post, owner, reactionsAt('x', post, now)), fields)] : [];
        });
        const found = new Set(posts.map((post) => post.id));
        const errors = ids
          .filter((id) => !found.has(id))
          .map((id) => ({
            type: 'https://api.x.com/2/problems/resource-not-found',
            title: 'Not Found Error',
            detail: `Could not find post with ids: [${id}].`,
            resource_type: 'post',
            resource_id: id,
            parameter: 'ids',
            value: id,
          }));
        return { status: 200, json: { ...(data.length > 0 ? { data } : {}), ...(errors.length > 0 ? { errors } : {}) } };
      },
    },
  ];
}
