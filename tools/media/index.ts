export { sniffImage } from './image-format.ts';
export type { ImageMimeType } from './image-format.ts';
export { createDiskMediaStore } from './media-store.ts';
export type { MediaStore } from './media-store.ts';
export { maxUploadBytes, maxUploadPixels, normaliseImage, sha256Of } from './normalise-image.ts';
export type { RenderedImage } from './normalise-image.ts';
export { cardSizes, renderCard } from './render-card.ts';
export type { CardRequest } from './render-card.ts';
