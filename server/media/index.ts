import type { Domain } from '../http/index.ts';
import { registerMediaRoutes } from './routes.ts';
import type { MediaService } from './service.ts';

export { createMediaService, type MediaService } from './service.ts';

export function createMediaDomain({ media }: { media: MediaService }): Domain {
  return { name: 'media', routes: (app) => registerMediaRoutes(app, media) };
}
