import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EgressFetch } from '../../tools/http/index.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { aPost, publishPost, startTestSandbox, type TestSandbox } from '../support/sandbox.ts';

interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  schema: { type?: string };
}
interface Operation {
  operationId: string;
  parameters?: (Parameter | { $ref: string })[];
  requestBody?: { content: Record<string, { schema: object }> };
  responses: Record<string, { content?: Record<string, { schema: object }> }>;
}
interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object>; parameters: Record<string, Parameter> };
}

const specFile = path.join(
  process.env.SEPTET_SPECS_DIR ?? path.resolve(import.meta.dirname, '../../../shared/specs'),
  'x-openapi.json',
);
const hasSpec = existsSync(specFile);

/** Judges calls and answers by X's own description of its API. */
function createJudge(document: Document, baseUrl: string) {
  const ajv = new Ajv({ strict: false, allErrors: true, discriminator: false });
  addFormats.default(ajv);
  ajv.addFormat('binary', true);
  ajv.addFormat('byte', true);
  ajv.addSchema({ $id: 'x', components: document.components });
  const validators = new Map<string, ValidateFunction>();
  const problems: string[] = [];
  const used = new Set<string>();

  function check(what: string, schema: object, value: unknown): void {
    const key = JSON.stringify(schema);
    const validate = validators.get(key) ?? ajv.compile(JSON.parse(key.replaceAll('"#/components', '"x#/components')) as object);
    validators.set(key, validate);
    if (!validate(value)) problems.push(`${what}: ${ajv.errorsText(validate.errors)}`);
  }

  function findOperation(method: string, pathname: string): Operation | undefined {
    for (const [template, operations] of Object.entries(document.paths)) {
      const expression = new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`);
      // A literal path goes before one with parameters, as `/2/users/me` before `/2/users/{id}`.
      if (template === pathname || (expression.test(pathname) && !document.paths[pathname])) {
        const operation = operations[method.toLowerCase()];
        if (operation) return operation;
      }
    }
    return undefined;
  }

  const judge =
    (fetch: EgressFetch): EgressFetch =>
    async (input, init = {}) => {
      const url = new URL(input);
      const pathname = url.pathname.slice(new URL(baseUrl).pathname.length);
      const method = init.method ?? 'GET';
      const operation = findOperation(method, pathname);
      if (!operation) {
        problems.push(`${method} ${pathname}: no such operation`);
        return await fetch(input, init);
      }
      const name = operation.operationId;
      used.add(name);
      const parameters = (operation.parameters ?? [])
        .flatMap((entry) =>
          '$ref' in entry ? (document.components.parameters[entry.$ref.split('/').at(-1) ?? ''] ?? []) : entry,
        )
        .filter((parameter) => parameter.in === 'query');
      for (const [key, value] of url.searchParams) {
        const parameter = parameters.find((entry) => entry.name === key);
        if (!parameter) problems.push(`${name}: unknown parameter ${key}`);
        else
          check(
            `${name} ?${key}`,
            parameter.schema,
            parameter.schema.type === 'array' ? value.split(',') : parameter.schema.type === 'integer' ? Number(value) : value,
          );
      }
      for (const parameter of parameters)
        if (parameter.required && !url.searchParams.has(parameter.name)) problems.push(`${name}: ${parameter.name} is missing`);
      if (operation.requestBody && typeof init.body === 'string')
        check(`${name} body`, operation.requestBody.content['application/json']?.schema ?? {}, JSON.parse(init.body));
      if (init.body instanceof FormData) {
        const fields = Object.fromEntries(
          [...init.body.entries()].map(([key, value]) => [key, typeof value === 'string' ? Number(value) : 'bytes']),
        );
        check(`${name} form`, operation.requestBody?.content['multipart/form-data']?.schema ?? {}, fields);
      }

      const response = await fetch(input, init);
      const described = operation.responses[String(response.status)] ?? operation.responses.default;
      const type = (response.headers.get('content-type') ?? '').split(';')[0] ?? '';
      const schema = described?.content?.[type]?.schema;
      if (!schema) problems.push(`${name}: an answer ${response.status} of type ${type} is not described`);
      else check(`${name} answer ${response.status}`, schema, JSON.parse(await response.clone().text()));
      return response;
    };
  return { judge, problems, used };
}

describe.skipIf(!hasSpec)("what goes to and comes from X fits X's own description (needs SEPTET_SPECS_DIR)", () => {
  let testDatabase: TestDatabase;
  let sandbox: TestSandbox;
  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    sandbox = await startTestSandbox(testDatabase.urls.sandbox);
  });
  afterAll(async () => {
    await sandbox.close();
    await testDatabase.close();
  });

  it('in every operation that the connector uses', async () => {
    const { judge, problems, used } = createJudge(JSON.parse(readFileSync(specFile, 'utf8')) as Document, `${sandbox.origin}/x`);
    const { x } = sandbox.connectWith({ fetch: judge(sandbox.fetch) });
    const options = { signal: AbortSignal.timeout(30_000) };
    const account = await sandbox.addAccount({
      platform: 'x',
      historyDays: 30,
      competitors: [{ handle: 'bluecup', displayName: 'Blue Cup' }],
    });

    const { post } = await publishPost(
      x,
      account,
      aPost('A & B <c> https://coffee.example.com/?a=1&b=2', [await sandbox.addImage()]),
    );
    await publishPost(x, account, aPost('Only words'));
    await x.getAccount(account, options);
    await x.listPosts(account, {}, options);
    await x.listPosts(account, { since: new Date(Date.now() - 10 * 86_400_000), limit: 5 }, options);
    await x.listMentions(account, {}, options);
    await x.listProfilePosts(account, 'bluecup', {}, options);
    await x.searchRecent(account, 'coffee', {}, options);
    await x.getMetrics(account, [post.remoteId, '123'], options);
    await expect(x.listProfilePosts(account, 'nobody', {}, options)).rejects.toMatchObject({ kind: 'refused' });

    expect(problems).toEqual([]);
    expect([...used].sort()).toEqual([
      'appendMediaUpload',
      'createMediaMetadata',
      'createPosts',
      'finalizeMediaUpload',
      'getPostsByIds',
      'getUsersByUsername',
      'getUsersMe',
      'getUsersMentions',
      'getUsersPosts',
      'initializeMediaUpload',
      'searchPostsRecent',
    ]);
  });
});

describe.skipIf(!existsSync(path.join(path.dirname(specFile), 'meta/IGMedia.json')))(
  "names of Instagram's fields and edges are Meta's (needs SEPTET_SPECS_DIR)",
  () => {
    interface Node {
      fields: { name: string }[];
      apis: { method: string; endpoint?: string; params: { name: string }[] }[];
    }
    const read = (name: string) =>
      JSON.parse(readFileSync(path.join(path.dirname(specFile), `meta/${name}.json`), 'utf8')) as Node;

    it('for media, accounts, comments and the calls that publish', () => {
      const names = (node: Node) => node.fields.map((field) => field.name);
      const edge = (node: Node, method: string, endpoint: string) =>
        node.apis.find((api) => api.method === method && api.endpoint === endpoint)?.params.map((parameter) => parameter.name);
      const [user, media, comment] = [read('IGUser'), read('IGMedia'), read('IGComment')];

      expect(names(media)).toEqual(
        expect.arrayContaining(['id', 'caption', 'permalink', 'timestamp', 'username', 'like_count', 'comments_count']),
      );
      expect(names(user)).toEqual(expect.arrayContaining(['id', 'username', 'name', 'followers_count', 'business_discovery']));
      expect(names(comment)).toEqual(expect.arrayContaining(['id', 'text', 'timestamp', 'username', 'parent_id']));
      expect(edge(user, 'POST', 'media')).toEqual(
        expect.arrayContaining(['image_url', 'caption', 'alt_text', 'is_carousel_item', 'media_type', 'children']),
      );
      expect(edge(user, 'POST', 'media_publish')).toEqual(['creation_id']);
      expect(edge(user, 'GET', 'content_publishing_limit')).toBeDefined();
      expect(edge(user, 'GET', 'tags')).toBeDefined();
      expect(edge(media, 'GET', 'insights')).toEqual(expect.arrayContaining(['metric']));
    });
  },
);
