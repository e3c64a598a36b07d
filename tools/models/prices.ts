/** US dollars per million tokens. */
export interface ModelPrice {
  inputUsdPerMillion: number;
  outputUsdPerMillion: number;
}

/** Public list prices as of 2025-08-07. An operator's own prices in the configuration come before them. */
const prices: Readonly<Record<string, ModelPrice>> = {
  'gpt-4o': { inputUsdPerMillion: 2.5, outputUsdPerMillion: 10 },
  'gpt-4o-mini': { inputUsdPerMillion: 0.15, outputUsdPerMillion: 0.6 },
  'gpt-4.1': { inputUsdPerMillion: 2, outputUsdPerMillion: 8 },
  'gpt-4.1-mini': { inputUsdPerMillion: 0.4, outputUsdPerMillion: 1.6 },
  'gpt-4.1-nano': { inputUsdPerMillion: 0.1, outputUsdPerMillion: 0.4 },
  'gpt-5': { inputUsdPerMillion: 1.25, outputUsdPerMillion: 10 },
  'gpt-5-mini': { inputUsdPerMillion: 0.25, outputUsdPerMillion: 2 },
  'gpt-5-nano': { inputUsdPerMillion: 0.05, outputUsdPerMillion: 0.4 },
  'o4-mini': { inputUsdPerMillion: 1.1, outputUsdPerMillion: 4.4 },
  'text-embedding-3-small': { inputUsdPerMillion: 0.02, outputUsdPerMillion: 0 },
  'text-embedding-3-large': { inputUsdPerMillion: 0.13, outputUsdPerMillion: 0 },
};

/**
 * What a call cost by the public list price. Dated snapshots (`gpt-4o-2024-08-06`) cost what their family costs.
 *
 * @returns US dollars; `priced: false` and 0 for a model that the table does not know.
 */
export function priceOf(
  model: string,
  promptTokens: number,
  completionTokens: number,
  ownPrices: Readonly<Record<string, ModelPrice>> = {},
): { costUsd: number; priced: boolean } {
  const family = model.replace(/^.*\//, '').replace(/-\d{4}-\d{2}-\d{2}$/, '');
  const price = ownPrices[model] ?? prices[family];
  if (price === undefined) return { costUsd: 0, priced: false };
  const costUsd = (promptTokens * price.inputUsdPerMillion + completionTokens * price.outputUsdPerMillion) / 1_000_000;
  return { costUsd, priced: true };
}
