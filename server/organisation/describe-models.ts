import type { ModelsConfig, ModelsDescription } from '../../tools/models/index.ts';

/** What `Models.describe` says, without loading any model. A test keeps the two alike. */
export function describeModels(config: ModelsConfig): ModelsDescription {
  const builtIn = 'septet-offline';
  return {
    primary: config.primary?.model ?? builtIn,
    fallback: config.primary === undefined ? undefined : (config.fallback?.model ?? builtIn),
    offline: config.primary === undefined,
    embeddings: config.embedding?.model ?? 'hashed-ngrams',
  };
}
