export { sniffImage } from './image-format.ts';
export { createDiskMediaStore } from './media-store.ts';
export type { MediaStore } from './media-store.ts';
export { maxUploadBytes, normaliseImage, sha256Of } from './normalise-image.ts';
export { cardSizes, renderCard } from './render-card.ts';
