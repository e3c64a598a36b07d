import { describe, expect, it } from 'vitest';
import { diffWords } from '../../web/src/features/plans/text-diff.ts';

function told(before: string, after: string): string {
  const signs = { same: '', added: '+', removed: '-' };
  return diffWords(before, after)
    .map((part) => (part.kind === 'same' ? part.text : `[${signs[part.kind]}${part.text}]`))
    .join('');
}

describe('the difference between two versions of a post', () => {
  it('shows what left before what came', () => {
    expect(told('Save 20% today', 'Save 30% today')).toBe('Save [-20][+30]% today');
  });

  it('keeps a changed phrase together instead of every second word', () => {
    expect(told('Tell us below.', 'Wrong answers welcome.')).toBe('[-Tell us below][+Wrong answers welcome].');
  });

  it('is empty-handed where nothing changed', () => {
    expect(diffWords('Same words', 'Same words')).toEqual([{ kind: 'same', text: 'Same words', at: 0 }]);
  });

  it('gives back both texts in full', () => {
    const before = 'Kaffee, frisch geröstet ☕ am Montag.\n\n#winter';
    const after = 'Frisch geröstet: Kaffee am Dienstag ☕!\n\n#winter #blend';
    const parts = diffWords(before, after);

    const without = (kind: string) =>
      parts
        .filter((part) => part.kind !== kind)
        .map((part) => part.text)
        .join('');

    expect(without('added')).toBe(before);
    expect(without('removed')).toBe(after);
  });
});
