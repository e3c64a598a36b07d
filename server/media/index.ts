export { createMediaService, type MediaService, type NewImage } from './service.ts';
