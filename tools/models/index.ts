export { createModels, type Models, type ModelsDescription } from './factory.ts';
export { HashedEmbeddings } from './embeddings/index.ts';
export type { ModelMeter, ModelUsage } from './meter.ts';
export type { ModelsConfig } from './model-config.ts';
export { answer, countUsage, OfflineModel } from './offline/index.ts';
export { priceOf } from './prices.ts';
export type { WireAnswer, WireMessage, WireRequest, WireTool } from './wire.ts';
