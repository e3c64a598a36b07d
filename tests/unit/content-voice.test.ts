import { describe, expect, it } from 'vitest';
import { findClaims, flagDraft, isAllowedLink, isSourced, scoreVoice } from '../../tools/content/index.ts';
import { aBrandKit } from '../support/brand-kits.ts';

describe('scoring brand voice', () => {
  it('prefers a text like the liked examples to one like the disliked', () => {
    const kit = aBrandKit();

    const good = scoreVoice(kit, 'Snow outside, cinnamon inside. Meet the winter blend. ☕ #WinterBlend', { platform: 'x' });
    const bad = scoreVoice(kit, 'BUY NOW!!! Best winter blend EVER!!!', { platform: 'x' });

    expect(good.score).toBeGreaterThan(0.85);
    expect(bad.score).toBeLessThan(good.score - 0.25);
    expect(bad.reasons).toContainEqual(expect.objectContaining({ code: 'dont', score: 0 }));
  });

  it('caps the score when a banned word or topic occurs, also in another form or disguise', () => {
    const kit = aBrandKit();

    expect(scoreVoice(kit, 'Our cheap winter blend').score).toBeLessThanOrEqual(0.2);
    expect(scoreVoice(kit, 'Our ｃheap winter blend').score).toBeLessThanOrEqual(0.2);
    expect(scoreVoice(kit, 'A word on party politics, and coffee').score).toBeLessThanOrEqual(0.2);
    expect(scoreVoice(kit, 'The cheapskate of the harbour').score).toBeGreaterThan(0.2);
  });

  it('says which preferred word was missed', () => {
    const { reasons } = scoreVoice(aBrandKit(), 'Our customers love mornings.');

    expect(reasons).toContainEqual(
      expect.objectContaining({ code: 'preferred_word', score: 0, message: expect.stringContaining('guests') as string }),
    );
  });

  it('judges emoji and hashtags by the habits of the kit', () => {
    const none = aBrandKit({ voice: { emoji: 'none', hashtagsPerPost: { x: 0, instagram: 5, linkedin: 0 } } });
    const scoreOf = (code: string, text: string, platform: 'x' | 'instagram') =>
      scoreVoice(none, text, { platform }).reasons.find((reason) => reason.code === code)?.score;

    expect(scoreOf('emoji', 'Good morning ☕☕', 'x')).toBeLessThan(0.3);
    expect(scoreOf('emoji', 'Good morning', 'x')).toBe(1);
    expect(scoreOf('hashtags', 'Good morning #coffee #tea', 'x')).toBeLessThan(0.5);
    expect(scoreOf('hashtags', '#a1 #b1 #c1 #d1 #e1', 'instagram')).toBe(1);
  });

  it('gives an empty text nothing', () => {
    expect(scoreVoice(aBrandKit(), '  ').score).toBe(0);
  });
});

describe('claims and their sources', () => {
  it('finds prices, numbers, dates, quotes and claims of rank', () => {
    const text = 'Award-winning: $18, 20% more, on 20 November, loved by 1,000 guests. “The best cup of the whole year”';

    expect(findClaims(text).map(({ kind, span }) => `${kind} ${span}`)).toEqual([
      'superlative Award-winning',
      'price $18',
      'number 20%',
      'date 20 November',
      'number 1,000',
      'quote “The best cup of the whole year”',
    ]);
  });

  it.each([
    ['2,000', 'There are 2000 of them.'],
    ['Nov 20', 'Roasted on 20 November 2026.'],
    ['$18', 'It costs 18 dollars.'],
    ['20%', 'A fifth: 20 percent.'],
  ])('sees that "%s" is backed by "%s"', (span, source) => {
    const [claim] = findClaims(`So ${span}.`);

    expect(claim && isSourced(claim, [source])).toBe(true);
    expect(claim && isSourced(claim, ['Nothing of the kind, 7 of 9.'])).toBe(false);
  });
});

describe('flagging a draft', () => {
  it('flags links and handles that neither kit nor brief names, look-alikes included', () => {
    const text =
      'See https://northwind.example/shop/blend and https://northwind.example.evil.com/shop, ask @northwindcoffee or @evil, http://typed.example/x';

    const flags = flagDraft(aBrandKit(), 'Link to http://typed.example/x', [], text);

    expect(flags.map(({ code, span }) => [code, span])).toEqual([
      ['unlisted_link', 'https://northwind.example.evil.com/shop'],
      ['unlisted_handle', '@evil'],
    ]);
  });

  it('never takes a disguised link for a listed one', () => {
    const allowed = ['https://northwind.example/shop'];

    expect(isAllowedLink('https://www.northwind.example/shop?x=1', allowed)).toBe(true);
    for (const link of [
      'https://northwind.example@evil.com/shop',
      'https://northwind.example:8443/shop',
      'https://northwind.example/shopping',
      'javascript:alert(1)',
      'https://northwind.example/',
    ]) {
      expect({ link, isAllowed: isAllowedLink(link, allowed) }).toEqual({ link, isAllowed: false });
    }
  });

  it('flags claims without a source and lets facts of the kit, the brief and given facts pass', () => {
    const flags = flagDraft(
      aBrandKit(),
      'Mention that 12 people work here',
      [{ text: 'We have 3 roasters.' }],
      'Our 12 people and 3 roasters made it: $18 for 340 g. Was $25, with 99 flavours.',
    );

    expect(flags.map(({ span }) => span)).toEqual(['$25', '99']);
  });

  it('flags what the brief forbids, also in other words', () => {
    const flags = flagDraft(aBrandKit(), 'Playful, no discounts', [], 'Get it half-price');

    expect(flags).toEqual([expect.objectContaining({ code: 'banned_word', span: 'half-price' })]);
  });

  it('does not ask a person for sources, but holds them to the brand’s rules', () => {
    const flags = flagDraft(aBrandKit(), '', [], 'Cheap! 99 flavours at https://other.example', { typedByPerson: true });

    expect(flags.map(({ code }) => code)).toEqual(['banned_word']);
  });
});
