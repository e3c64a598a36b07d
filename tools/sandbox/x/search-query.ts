/**
 * Reads the part of X's search language that is of use here: words and "phrases" (all must be there), `OR`, brackets around
 * such groups, `-word`, `from:name`, hashtags; `lang:` and `is:` operators are taken and let everything through.
 */
export function buildMatcher(query: string): (text: string, author: string) => boolean {
  const tokens = query.match(/\(|\)|-?"[^"]*"|[^\s()]+/g) ?? [];
  let position = 0;

  type Test = (text: string, author: string) => boolean;
  function readGroup(): Test {
    const alternatives: Test[][] = [[]];
    while (position < tokens.length && tokens[position] !== ')') {
      const token = tokens[position] ?? '';
      position += 1;
      if (token === 'OR') alternatives.push([]);
      else if (token === '(') {
        alternatives.at(-1)?.push(readGroup());
        position += 1;
      } else alternatives.at(-1)?.push(readTerm(token));
    }
    // OR binds weaker than side by side here, as people mean it.
    return (text, author) => alternatives.some((all) => all.length > 0 && all.every((test) => test(text, author)));
  }
  const test = readGroup();
  return (text, author) => test(text.toLowerCase(), author.toLowerCase());
}

function readTerm(token: string): (text: string, author: string) => boolean {
  const isNegative = token.startsWith('-');
  const term = (isNegative ? token.slice(1) : token).replace(/^"|"$/g, '').toLowerCase();
  const operator = /^(\w+):(.*)$/.exec(term);
  if (operator?.[1] === 'from') return (_text, author) => (author === operator[2]?.replace(/^@/, '')) !== isNegative;
  if (operator && ['lang', 'is', 'has'].includes(operator[1] ?? '')) return () => true;
  return (text) => text.includes(term) !== isNegative;
}
