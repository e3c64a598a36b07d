import { assert, asyncProperty, boolean, constantFrom, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalText } from '../../tools/platforms/canonical-text.ts';
import { fromLittleText, toLittleText } from '../../tools/platforms/linkedin/little-text.ts';
import { readRetryAfterMs } from '../../tools/platforms/retry-after.ts';
import { readPostText } from '../../tools/platforms/x/text.ts';
import { readLittleText, writeLittleText } from '../../tools/sandbox/linkedin/little-text.ts';
import { toWireText } from '../../tools/sandbox/x/text.ts';

const awkward = string({ unit: constantFrom(...Array.from('aZ9 čß☕\\|{}@[]()<>#*_~\n.:/&;"\'')), maxLength: 80 });

describe("LinkedIn's little text", () => {
  it('shows a reader exactly what was composed, whatever the characters', () => {
    assert(
      property(awkward, (text) => {
        expect(readLittleText(toLittleText(text)).text).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });

  it('is read back as composed', () => {
    assert(
      property(awkward, (text) => {
        expect(fromLittleText(toLittleText(text))).toBe(text);
        expect(fromLittleText(writeLittleText(text))).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps hashtags alive', () => {
    expect(toLittleText('Try #WinterBlend (now)')).toBe('Try {hashtag|\\#|WinterBlend} \\(now\\)');
  });

  it('is cut by the network at the first character that is not escaped', () => {
    expect(readLittleText('Hello (world) and more').text).toBe('Hello ');
  });
});

describe("X's text", () => {
  it('comes back as composed after links were wrapped and characters escaped', async () => {
    await assert(
      asyncProperty(awkward, boolean(), async (text, hasMedia) => {
        const composed = `${text} https://coffee.example.com/a?b=1&lt;=2 end`.trim();
        const { wireText, links } = await toWireText(
          composed,
          'salt',
          hasMedia ? ['3_1'] : [],
          'https://x.com/northwind/status/1/photo/1',
        );
        const urls = links.map((link) => ({ url: link.url, expanded_url: link.expandedUrl, media_key: link.mediaKey }));
        expect(canonicalText(readPostText({ text: wireText, entities: { urls } }))).toBe(canonicalText(composed));
      }),
      { numRuns: 300 },
    );
  });
});

describe('how long to wait', () => {
  const now = new Date('2026-11-20T12:00:00Z');
  const read = (headers: Record<string, string>) => readRetryAfterMs(new Headers(headers), now);

  it('reads seconds, dates and reset times', () => {
    expect(read({ 'retry-after': '30' })).toBe(30_000);
    expect(read({ 'retry-after': 'Fri, 20 Nov 2026 12:02:00 GMT' })).toBe(120_000);
    expect(read({ 'x-rate-limit-reset': String(now.getTime() / 1000 + 90) })).toBe(90_000);
  });

  it('keeps absurd values within a second and a day, and says nothing about nonsense', () => {
    expect(read({ 'retry-after': '-5' })).toBe(1000);
    expect(read({ 'retry-after': '99999999999' })).toBe(86_400_000);
    expect(read({ 'retry-after': 'soon' })).toBeUndefined();
    expect(read({})).toBeUndefined();
  });
});
