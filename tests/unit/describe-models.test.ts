import { describe, expect, it } from 'vitest';
import { systemClock } from '../../server/clock.ts';
import { describeModels } from '../../server/organisation/describe-models.ts';
import { createModels, type ModelsConfig } from '../../tools/models/index.ts';

const remote = (model: string) => ({ model, apiKey: 'key', baseUrl: 'http://127.0.0.1:9/v1' });
const configs: ModelsConfig[] = [
  {},
  { primary: remote('a') },
  { primary: remote('a'), fallback: remote('b') },
  { primary: remote('a'), fallback: remote('b'), embedding: remote('c') },
];

describe('description of the models', () => {
  it('is what the models say of themselves, without loading them', () => {
    for (const config of configs) {
      const models = createModels({ config, clock: systemClock, logger: { warn: () => undefined } });
      expect(describeModels(config)).toEqual(models.describe());
    }
  });
});
