import { describe, expect, it } from 'vitest';
import {
  checkPost,
  extractEmoji,
  extractHandles,
  extractHashtags,
  extractLinks,
  measureText,
} from '../../tools/content/index.ts';
import { hasRealData, readRealText } from '../support/real-data.ts';

const jpeg = { mimeType: 'image/jpeg', width: 1080, height: 1350, byteCount: 200_000 };

describe('measuring a text', () => {
  it('counts links as 23 and emoji and CJK as 2 on X', () => {
    expect(measureText('x', `https://example.com/${'a'.repeat(200)}`).length).toBe(23);
    expect(measureText('x', '🎉').length).toBe(2);
    expect(measureText('x', '日本').length).toBe(4);
  });

  it('takes 280 characters on X and refuses 281', () => {
    expect(measureText('x', 'a'.repeat(280))).toEqual({ length: 280, limit: 280, valid: true });
    expect(measureText('x', 'a'.repeat(281)).valid).toBe(false);
  });

  it.each([
    ['instagram', 2200],
    ['linkedin', 3000],
  ] as const)('takes up to the limit on %s', (platform, limit) => {
    expect(measureText(platform, 'a'.repeat(limit)).valid).toBe(true);
    expect(measureText(platform, 'a'.repeat(limit + 1))).toMatchObject({ length: limit + 1, limit, valid: false });
  });

  it.skipIf(!hasRealData('twitter-text/validate.yml'))('agrees with X’s own conformance cases for weighted length', () => {
    const section =
      readRealText('twitter-text/validate.yml')
        .split(/^ {2}WeightedTweetsWithDiscountedEmojiCounterTest:/mu)[1]
        ?.split(/^ {2}\w+:/mu)[0] ?? '';
    const cases = [...section.matchAll(/text: "((?:[^"\\]|\\.)*)"\n\s+expected:\n\s+weightedLength: (\d+)/gu)];

    const wrong = cases.filter(
      ([, text, length]) =>
        measureText(
          'x',
          JSON.parse(
            `"${text?.replace(/\\U([0-9a-fA-F]{8})/gu, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))}"`,
          ) as string,
        ).length !== Number(length),
    );

    expect(cases.length).toBeGreaterThan(10);
    expect(wrong.map(([, text]) => text)).toEqual([]);
  });
});

describe('checking a post', () => {
  it('names field, limit and actual length of a text that is too long', () => {
    expect(checkPost('x', { text: 'a'.repeat(300), media: [] })).toEqual([
      expect.objectContaining({ field: 'text', code: 'text_too_long', limit: 280, actual: 300 }),
    ]);
  });

  it('wants an image on Instagram and none elsewhere', () => {
    expect(checkPost('instagram', { text: 'Hello', media: [] }).map(({ code }) => code)).toEqual(['image_missing']);
    expect(checkPost('instagram', { text: 'Hello', media: [jpeg] })).toEqual([]);
    expect(checkPost('linkedin', { text: 'Hello', media: [] })).toEqual([]);
  });

  it('refuses what Instagram refuses: PNG, odd shapes, 31 hashtags, 11 images', () => {
    const codes = (text: string, media: readonly (typeof jpeg)[]) =>
      checkPost('instagram', { text, media }).map(({ code }) => code);

    expect(codes('Hello', [{ ...jpeg, mimeType: 'image/png' }])).toEqual(['image_type']);
    expect(codes('Hello', [{ ...jpeg, height: 2000 }])).toEqual(['image_too_tall']);
    expect(codes('Hello', [{ ...jpeg, width: 1400, height: 500 }])).toEqual(['image_too_flat']);
    expect(codes(Array.from({ length: 31 }, (_, i) => `#tag${i}`).join(' '), [jpeg])).toEqual(['too_many_hashtags']);
    expect(
      codes(
        'Hello',
        Array.from({ length: 11 }, () => jpeg),
      ),
    ).toEqual(['too_many_images']);
  });

  it('takes four images on X and not a fifth, nor one above five megabytes', () => {
    const image = { mimeType: 'image/png', width: 100, height: 100, byteCount: 1000 };

    expect(checkPost('x', { text: '', media: [image, image, image, image] })).toEqual([]);
    expect(checkPost('x', { text: '', media: [image, image, image, image, image] }).map(({ code }) => code)).toEqual([
      'too_many_images',
    ]);
    expect(checkPost('x', { text: '', media: [{ ...image, byteCount: 5_000_001 }] }).map(({ code }) => code)).toEqual([
      'image_too_large',
    ]);
  });

  it('refuses an empty post, control characters and broken surrogates', () => {
    expect(checkPost('x', { text: '  ', media: [] }).map(({ code }) => code)).toEqual(['empty_post']);
    expect(checkPost('linkedin', { text: 'a\u0000b', media: [] }).map(({ code }) => code)).toEqual(['refused_characters']);
    expect(checkPost('linkedin', { text: 'a\ud800b', media: [] }).map(({ code }) => code)).toEqual(['refused_characters']);
  });
});

describe('finding entities', () => {
  it('finds links with any scheme, bare ones with a path and those that X would link', () => {
    expect(
      extractLinks('See https://northwind.example/blend, www.foo.com and evil.co/x (bit.ly/a). plain.com! 1.5 times ftp://a.b/c'),
    ).toEqual(['https://northwind.example/blend', 'www.foo.com', 'evil.co/x', 'bit.ly/a', 'plain.com', 'ftp://a.b/c']);
  });

  it('finds handles with dots and none in e-mail addresses', () => {
    expect(extractHandles('hi @joe, @north.wind. Write to a@b.com')).toEqual(['@joe', '@north.wind']);
  });

  it('finds hashtags and counts visible emoji', () => {
    expect(extractHashtags('#WinterBlend and #été')).toEqual(['#WinterBlend', '#été']);
    expect(extractEmoji('👩‍💻 and ☕️ and 🇩🇪')).toHaveLength(3);
  });
});
