export { createModels, type CreateModelsOptions, type Models, type ModelsDescription } from './factory.ts';
export { HashedEmbeddings } from './embeddings/index.ts';
export type { ModelMeter, ModelUsage } from './meter.ts';
export { unmetered } from './meter.ts';
export type { ModelsConfig, RemoteModelConfig } from './model-config.ts';
export { answer, countUsage, OfflineModel, offlineModelName } from './offline/index.ts';
export { type ModelPrice, priceOf, pricesAsOf } from './prices.ts';
export { toWireRequest, type WireCallOptions, WireChatModel } from './wire-chat-model.ts';
export type { JsonSchema, WireAnswer, WireMessage, WireRequest, WireResponseFormat, WireTool, WireToolCall } from './wire.ts';
