import { setTimeout as delay } from 'node:timers/promises';
import type { Embeddings } from '@langchain/core/embeddings';
import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import { OpenAIEmbeddings } from '@langchain/openai';
import { createBreaker } from './breaker.ts';
import { ChainedModel, type ModelLink } from './chained-model.ts';
import { HashedEmbeddings } from './embeddings/index.ts';
import { type ModelMeter, unmetered } from './meter.ts';
import { type ModelsConfig, type RemoteModelConfig, resolveModelLimits } from './model-config.ts';
import { offlineModelName } from './offline/index.ts';
import { priceOf } from './prices.ts';
import { createRemoteModel } from './remote-model.ts';

export interface CreateModelsOptions {
  config: ModelsConfig;
  clock: { now(): Date };
  logger: { warn(fields: object, message: string): void };
  /** For calls to model providers; default is the global one. */
  fetch?: typeof fetch;
}

/** What is in use, for the API and the page to say plainly. */
export interface ModelsDescription {
  primary: string;
  fallback?: string;
  /** True when no provider is configured, so that every answer comes from the offline model. */
  offline: boolean;
  embeddings: string;
}

export interface Models {
  /** A model for one agent in one run; `signal` cancels its calls, `meter` counts them. */
  chatModel(options: { agent: string; signal?: AbortSignal; meter?: ModelMeter }): BaseChatModel;
  embeddings: Embeddings;
  describe(): ModelsDescription;
}

/** Builds the chat models and embeddings of a process. Nothing is called yet; without a configured provider nothing ever is. */
export function createModels({ config, clock, logger, fetch }: CreateModelsOptions): Models {
  const limits = resolveModelLimits(config);
  const nowMs = (): number => clock.now().getTime();
  const providerBreakers = new Map<string, ModelLink['providerBreaker']>();

  function buildLink(remote: RemoteModelConfig): ModelLink {
    const address = remote.baseUrl ?? '';
    const providerBreaker = providerBreakers.get(address) ?? createBreaker({ cooldownMs: limits.breakerCooldownMs });
    providerBreakers.set(address, providerBreaker);
    return {
      model: createRemoteModel(remote, limits, { nowMs, fetch }),
      providerBreaker,
      modelBreaker: createBreaker({ cooldownMs: limits.breakerCooldownMs }),
    };
  }

  const links = [config.primary, config.fallback].filter((remote) => remote !== undefined).map(buildLink);
  return {
    chatModel({ agent, signal, meter = unmetered }) {
      return new ChainedModel({
        agent,
        links,
        limits,
        meter,
        signal,
        nowMs,
        sleep: (ms, abort) => delay(ms, undefined, { signal: abort }),
        priceOf: (model, promptTokens, completionTokens) => priceOf(model, promptTokens, completionTokens, config.prices),
        logger,
      });
    },
    embeddings: buildEmbeddings(config, limits.timeoutMs, fetch),
    describe: () => ({
      primary: config.primary?.model ?? offlineModelName,
      fallback: config.primary === undefined ? undefined : (config.fallback?.model ?? offlineModelName),
      offline: config.primary === undefined,
      embeddings: config.embedding?.model ?? 'hashed-ngrams',
    }),
  };
}

function buildEmbeddings(config: ModelsConfig, timeoutMs: number, fetch: CreateModelsOptions['fetch']): Embeddings {
  const remote = config.embedding;
  if (remote === undefined) return new HashedEmbeddings();
  return new OpenAIEmbeddings({
    model: remote.model,
    apiKey: remote.apiKey,
    dimensions: remote.dimensions,
    timeout: timeoutMs,
    maxRetries: 1,
    configuration: { baseURL: remote.baseUrl ?? 'https://api.openai.com/v1', fetch },
  });
}
