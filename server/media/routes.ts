import { z } from 'zod';
import { NotFoundError } from '../../db/errors.ts';
import { maxUploadBytes, normaliseImage } from '../../tools/media/index.ts';
import { uuid } from '../http/common-schema.ts';
import { type App, policies, problems } from '../http/index.ts';
import type { MediaService } from './service.ts';

const media = z
  .object({
    id: uuid,
    sha256: z.string(),
    mimeType: z.string(),
    width: z.int(),
    height: z.int(),
    byteCount: z.int(),
    /** Shows the image without signing in; for about a day. */
    url: z.string(),
  })
  .meta({ id: 'Media' });

const uploadBody = z
  .custom<Buffer>((value) => Buffer.isBuffer(value) && value.length > 0, 'send the image as the body, with its own content type')
  .meta({ type: 'string', format: 'binary' });

const imageBytes = {
  description: 'The image',
  content: { 'image/jpeg': { schema: z.custom<Buffer>(Buffer.isBuffer).meta({ type: 'string', format: 'binary' }) } },
};

const tags = ['Media'];
const uploadTypes = ['application/octet-stream', 'image/jpeg', 'image/png', 'image/gif', 'image/webp'];

export function registerMediaRoutes(app: App, service: MediaService): void {
  // The bytes themselves say what they are; the header only lets them in.
  app.addContentTypeParser(uploadTypes, { parseAs: 'buffer', bodyLimit: maxUploadBytes }, (_request, body, done) =>
    done(null, body),
  );

  app.post(
    '/media',
    {
      bodyLimit: maxUploadBytes,
      config: { policy: policies.edit, isIdempotent: true },
      schema: {
        tags,
        summary: 'Upload an image',
        description: 'JPEG, PNG, GIF or WebP up to 20 MB. It is decoded and encoded anew: only its pixels are kept.',
        consumes: uploadTypes,
        body: uploadBody,
        response: { 201: media, ...problems(413, 415) },
      },
    },
    async (request, reply) => {
      const { organisationId, userId } = request.principal;
      const image = await normaliseImage(request.body);
      const row = await service.store(organisationId, { ...image, origin: { kind: 'upload', userId } });
      const { id, sha256, mimeType, width, height, byteCount } = row;
      const url = service.pathFor({ organisationId, mediaId: id });
      return reply.code(201).send({ id, sha256, mimeType, width, height, byteCount, url });
    },
  );

  app.get(
    '/media/:id/content',
    {
      config: { policy: policies.read },
      schema: {
        tags,
        summary: 'The bytes of an image',
        params: z.object({ id: uuid }),
        response: { 200: imageBytes, ...problems(404) },
      },
    },
    async (request, reply) => {
      const { row, bytes } = await service.read(request.principal.organisationId, request.params.id);
      void reply.header('cache-control', 'private, max-age=3600').header('content-disposition', 'inline').type(row.mimeType);
      return reply.send(bytes);
    },
  );

  app.get(
    '/media/public/:token',
    {
      config: { policy: policies.signed },
      schema: {
        tags,
        summary: 'The bytes of an image, by a signed address',
        params: z.object({ token: z.string().max(300) }),
        response: { 200: imageBytes, ...problems(404) },
      },
    },
    async (request, reply) => {
      const named = service.verify(request.params.token);
      if (!named) throw new NotFoundError('media.not_found', 'This address is not valid, or no longer.');
      const { row, bytes } = await service.read(named.organisationId, named.mediaId);
      void reply
        .header('cache-control', 'private, max-age=3600, immutable')
        .header('cross-origin-resource-policy', 'cross-origin')
        .type(row.mimeType);
      return reply.send(bytes);
    },
  );
}
