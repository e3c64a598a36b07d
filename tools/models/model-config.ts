import type { ModelPrice } from './prices.ts';

/** A model behind an OpenAI-compatible address. Without `baseUrl` it is OpenAI's own. */
export interface RemoteModelConfig {
  model: string;
  apiKey: string;
  baseUrl?: string;
}

/** What `createModels` needs; a plain object, parsed from the environment by the server's configuration. */
export interface ModelsConfig {
  /** Absent: the built-in offline model does everything. */
  primary?: RemoteModelConfig;
  /** Asked when the primary model fails; the offline model comes last in any case. */
  fallback?: RemoteModelConfig;
  /** Absent: hashed n-gram embeddings, computed here. */
  embedding?: RemoteModelConfig & { dimensions?: number };
  /** For one call of one model, its answer included. Default 30,000. */
  timeoutMs?: number;
  /** Calls of one model beyond its first, for refusals that pass (429, 5xx, lost connections). Default 1. */
  maxRetries?: number;
  /** The longest pause that a provider's Retry-After may ask of us; above it the next model is asked. Default 5,000. */
  maxRetryAfterMs?: number;
  /** How long a failing provider is left alone. Default 30,000. */
  breakerCooldownMs?: number;
  /** Most tokens that one answer may have. Default 4,096. */
  maxOutputTokens?: number;
  /** Prices of models by name, before the built-in table. */
  prices?: Readonly<Record<string, ModelPrice>>;
}

/** The same with every default filled in. */
export type ModelLimits = Required<
  Pick<ModelsConfig, 'timeoutMs' | 'maxRetries' | 'maxRetryAfterMs' | 'breakerCooldownMs' | 'maxOutputTokens'>
>;

export function resolveModelLimits(config: ModelsConfig): ModelLimits {
  return {
    timeoutMs: config.timeoutMs ?? 30_000,
    maxRetries: Math.min(config.maxRetries ?? 1, 3),
    maxRetryAfterMs: config.maxRetryAfterMs ?? 5_000,
    breakerCooldownMs: config.breakerCooldownMs ?? 30_000,
    maxOutputTokens: config.maxOutputTokens ?? 4_096,
  };
}
