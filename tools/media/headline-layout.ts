import type { Typeface } from './typeface.ts';

export interface HeadlineLayout {
  lines: string[];
  size: number;
  lineHeight: number;
}

export const headlineTracking = -0.022;

/**
 * Breaks a headline into lines of even length at the largest size that fits the box. Text that fits at no readable size is cut
 * at a word and closed with an ellipsis.
 */
export function layOutHeadline(
  text: string,
  typeface: Pick<Typeface, 'measure'>,
  box: { width: number; height: number; maxSize: number; minSize: number; maxLines: number },
): HeadlineLayout {
  // A dash belongs to the word before it: no line starts with one.
  const words = text
    .replace(/\s+([–—-])\s/gu, '\u00a0$1 ')
    .split(/[ \t\n]+/u)
    .filter((word) => word !== '');
  let widowed: HeadlineLayout | undefined;
  for (let size = box.maxSize; size >= box.minSize; size -= Math.max(1, size * 0.04)) {
    const lineHeight = size * (size > 90 ? 1.08 : 1.14);
    const fits = Math.min(box.maxLines, Math.floor(box.height / lineHeight));
    const lines = breakEvenly(words, box.width, (line) => typeface.measure(line, size, headlineTracking));
    if (lines === undefined || lines.length > fits) continue;
    const layout = { lines, size: Math.round(size), lineHeight };
    const widths = lines.map((line) => typeface.measure(line, size, headlineTracking));
    if ((widths.at(-1) ?? 0) >= 0.34 * Math.max(...widths)) return layout;
    widowed ??= layout;
    if (size < widowed.size * 0.8) break;
  }
  if (widowed !== undefined) return widowed;
  if (words.length <= 1) {
    const cut = cutToWidth(text, typeface, box);
    return { lines: cut === '' ? [] : [cut], size: box.minSize, lineHeight: box.minSize * 1.14 };
  }
  const shorter = words
    .slice(0, -1)
    .join(' ')
    .replace(/[\s,;:.!?…–-]+$/u, '');
  return layOutHeadline(`${shorter}…`, typeface, box);
}

/** Fewest lines first, then the most even ones: a short last word alone on its line looks like a mistake. */
function breakEvenly(words: readonly string[], width: number, measure: (line: string) => number): string[] | undefined {
  const greedy = breakWithin(words, width, measure);
  if (greedy === undefined) return undefined;
  let best = greedy;
  for (let target = width * 0.96; target > width * 0.4; target -= width * 0.04) {
    const lines = breakWithin(words, target, measure);
    if (lines === undefined || lines.length > greedy.length) break;
    best = lines;
  }
  return best;
}

function breakWithin(words: readonly string[], width: number, measure: (line: string) => number): string[] | undefined {
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (measure(longer) <= width) line = longer;
    else {
      if (line === '' || measure(word) > width) return undefined;
      lines.push(line);
      line = word;
    }
  }
  return line === '' ? lines : [...lines, line];
}

function cutToWidth(text: string, typeface: Pick<Typeface, 'measure'>, box: { width: number; minSize: number }): string {
  const letters = Array.from(text.replace(/…+$/u, ''));
  while (letters.length > 0 && typeface.measure(`${letters.join('')}…`, box.minSize, headlineTracking) > box.width) letters.pop();
  return letters.length === 0 ? '' : letters.join('') === text ? text : `${letters.join('')}…`;
}
