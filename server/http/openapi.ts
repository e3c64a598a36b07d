import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import { jsonSchemaTransformObject, createJsonSchemaTransform } from 'fastify-type-provider-zod';
import type { App } from './app-types.ts';
import { docsPath } from './authorise.ts';
import { policies } from './policy.ts';

const toJsonSchema = createJsonSchemaTransform({ skipList: [] });

/** The OpenAPI 3.1 document, made of the routes' own schemas. Call before any route is added. */
export async function describeApi(app: App, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Septet',
        version,
        description:
          'Seven agents run a brand’s social media; people approve what goes out. Errors are RFC 9457 problem details with a stable `code`. Lists are paged by cursor. POST requests that make something take an `Idempotency-Key`.',
      },
      components: {
        securitySchemes: {
          token: { type: 'http', scheme: 'bearer', description: 'An API token: `sept_...`' },
          session: { type: 'apiKey', in: 'cookie', name: 'septet.session_token' },
        },
      },
      security: [{ token: [] }, { session: [] }],
    },
    transform: (document) => {
      const isListed =
        document.url.startsWith('/api/v1/') && document.schema?.hide !== true && !document.url.endsWith('/openapi.json');
      const transformed = toJsonSchema(document);
      return isListed ? transformed : { ...transformed, schema: { ...transformed.schema, hide: true } };
    },
    transformObject: jsonSchemaTransformObject,
  });
}

/** The document and a page to read it with. The page's own assets need styles that the rest of the app forbids. */
export async function serveApiDocs(app: App): Promise<void> {
  app.get('/api/v1/openapi.json', { config: { policy: policies.public }, schema: { hide: true } }, async (_request, reply) =>
    reply.type('application/json; charset=utf-8').send(JSON.stringify(app.swagger())),
  );
  await app.register(swaggerUi, {
    routePrefix: docsPath,
    transformStaticCSP: (header) => header.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'"),
  });
}
