import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createMemory, type MemoryStore, type NewMemory, type TextEmbedder } from '../../memory/index.ts';

/** One dimension per known word: texts are as alike as the words that they share. */
export function createWordEmbedder(model = 'words'): TextEmbedder {
  const words = 'winter blend espresso tea frost discount guest roast snow summer'.split(' ');
  const embed = (text: string): number[] => words.map((word) => text.toLowerCase().split(word).length - 1 + 0.001);
  return { model, embedQuery: async (text) => embed(text), embedDocuments: async (texts) => texts.map(embed) };
}

export interface MemoryContractSetup {
  store(): MemoryStore;
  /** Two organisations that may hold memories. */
  organisations(): readonly [string, string];
  /** A brand that exists, of the first organisation. */
  brandId(): string;
}

/** What every store must do. Run it against each implementation. */
export function describeMemoryContract(name: string, setup: MemoryContractSetup): void {
  const start = new Date('2026-11-20T12:00:00Z');
  const makeMemory = (now = start, embeddings = createWordEmbedder()) =>
    createMemory({ store: setup.store(), embeddings, clock: { now: () => now } });
  const thing = (text: string, overrides: Partial<NewMemory> = {}): NewMemory => ({
    kind: `kind-${randomUUID()}`,
    text,
    dedupeKey: randomUUID(),
    trust: 'trusted',
    source: { kind: 'test' },
    ...overrides,
  });
  const daysLater = (days: number) => new Date(start.getTime() + days * 86_400_000);

  describe(`memory in ${name}`, () => {
    it('recalls what is about the query, closest first, with everything that was remembered', async () => {
      const [organisation] = setup.organisations();
      const memory = makeMemory();
      const kind = `kind-${randomUUID()}`;
      const [blend] = await memory.rememberAll(organisation, [
        thing('The winter blend post did well', {
          kind,
          importance: 0.7,
          metadata: { relative: 2.4 },
          source: { kind: 'post', id: 'p1' },
        }),
        thing('People asked about winter', { kind }),
        thing('Summer tea was slow', { kind }),
      ]);

      const found = await memory.recall(organisation, { query: 'winter blend', kinds: [kind] });

      expect(found.map(({ text }) => text)).toEqual(['The winter blend post did well', 'People asked about winter']);
      expect(found[0]).toMatchObject({
        id: blend?.id,
        importance: expect.closeTo(0.7, 5) as number,
        metadata: { relative: 2.4 },
        source: { kind: 'post', id: 'p1' },
        trust: 'trusted',
      });
      expect(found[0]?.similarity).toBeGreaterThan(found[1]?.similarity ?? 1);
    });

    it('lets freshness and importance decide between equally close things', async () => {
      const [organisation] = setup.organisations();
      const kind = `kind-${randomUUID()}`;
      await makeMemory(start).remember(organisation, thing('espresso, long ago', { kind, importance: 0.5 }));
      await makeMemory(daysLater(60)).remember(organisation, thing('espresso, lately', { kind, importance: 0.5 }));
      await makeMemory(start).remember(organisation, thing('espresso, long ago but weighty', { kind, importance: 1 }));

      const found = await makeMemory(daysLater(61)).recall(organisation, { query: 'espresso', kinds: [kind] });

      expect(found.map(({ text }) => text)).toEqual(['espresso, lately', 'espresso, long ago but weighty', 'espresso, long ago']);
    });

    it('replaces what has the same key', async () => {
      const [organisation] = setup.organisations();
      const memory = makeMemory();
      const first = thing('frost brings guests');

      const [before] = await memory.rememberAll(organisation, [first]);
      const [after] = await memory.rememberAll(organisation, [{ ...first, text: 'snow brings guests' }]);

      expect(after?.id).toBe(before?.id);
      expect(
        (await memory.recall(organisation, { query: 'guest snow frost', kinds: [first.kind] })).map(({ text }) => text),
      ).toEqual(['snow brings guests']);
    });

    it('leaves out what has expired', async () => {
      const [organisation] = setup.organisations();
      const item = thing('snow today', { expiresAt: daysLater(2) });
      await makeMemory().remember(organisation, item);

      expect(await makeMemory(daysLater(1)).recall(organisation, { query: 'snow', kinds: [item.kind] })).toHaveLength(1);
      expect(await makeMemory(daysLater(3)).recall(organisation, { query: 'snow', kinds: [item.kind] })).toEqual([]);
    });

    it('keeps trust as it was', async () => {
      const [organisation] = setup.organisations();
      const item = thing('a stranger says the roast is great', { trust: 'untrusted' });
      await makeMemory().remember(organisation, item);

      expect((await makeMemory().recall(organisation, { query: 'roast', kinds: [item.kind] }))[0]?.trust).toBe('untrusted');
    });

    it('narrows to brand and channel, and keeps what belongs to none', async () => {
      const [organisation] = setup.organisations();
      const kind = `kind-${randomUUID()}`;
      await makeMemory().rememberAll(organisation, [
        thing('tea for all', { kind }),
        thing('tea for the brand', { kind, brandId: setup.brandId() }),
        thing('tea on channel one', { kind, metadata: { channelId: 'one' } }),
        thing('tea on channel two', { kind, metadata: { channelId: 'two' } }),
      ]);
      const texts = async (request: { brandId?: string; channelId?: string }) =>
        (await makeMemory().recall(organisation, { query: 'tea', kinds: [kind], ...request })).map(({ text }) => text).sort();

      expect(await texts({ channelId: 'one' })).toEqual(['tea for all', 'tea for the brand', 'tea on channel one']);
      expect(await texts({ brandId: randomUUID() })).toEqual(['tea for all', 'tea on channel one', 'tea on channel two']);
      expect(await texts({ brandId: setup.brandId() })).toHaveLength(4);
    });

    it('never shows one organisation what another remembers, nor lets it be forgotten from there', async () => {
      const [organisation, other] = setup.organisations();
      const item = thing('our secret roast');
      const { id } = await makeMemory().remember(organisation, item);

      expect(await makeMemory().recall(other, { query: 'roast', kinds: [item.kind] })).toEqual([]);
      expect(await makeMemory().forget(other, [id])).toEqual({ count: 0 });
      expect(await makeMemory().recall(organisation, { query: 'roast', kinds: [item.kind] })).toHaveLength(1);
    });

    it('forgets for good', async () => {
      const [organisation] = setup.organisations();
      const item = thing('a discount that never was');
      const { id } = await makeMemory().remember(organisation, item);

      expect(await makeMemory().forget(organisation, [id])).toEqual({ count: 1 });
      expect(await makeMemory().recall(organisation, { query: 'discount', kinds: [item.kind] })).toEqual([]);
      expect(await makeMemory().forget(organisation, [id])).toEqual({ count: 0 });
    });

    it('does not compare vectors of different models', async () => {
      const [organisation] = setup.organisations();
      const item = thing('summer roast');
      await makeMemory().remember(organisation, item);

      expect(
        await makeMemory(start, createWordEmbedder('other')).recall(organisation, { query: 'summer', kinds: [item.kind] }),
      ).toEqual([]);
    });

    it('refuses what can not be remembered', async () => {
      const [organisation] = setup.organisations();

      await expect(makeMemory().remember(organisation, thing('  '))).rejects.toMatchObject({ code: 'memory.text_length' });
      await expect(makeMemory().remember(organisation, thing('x', { importance: 2 }))).rejects.toMatchObject({
        code: 'memory.importance',
      });
      expect(await makeMemory().recall(organisation, { query: ' ' })).toEqual([]);
    });
  });
}
