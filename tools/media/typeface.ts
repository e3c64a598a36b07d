import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parse, type Font, type Glyph } from 'opentype.js';

/** Text as outlines: no font needs to be installed where the picture is made. */
export interface Typeface {
  /** Width in pixels at that size; `tracking` in parts of the size. */
  measure(text: string, size: number, tracking?: number): number;
  /** SVG path data with the baseline at y. */
  outline(text: string, x: number, y: number, size: number, tracking?: number): string;
  /** The text without characters that the typeface has no glyph for. */
  printable(text: string): string;
  /** Height of capitals in parts of the size. */
  readonly capHeight: number;
}

/** Tried in this order for each character. */
const subsets = ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'greek', 'vietnamese'] as const;

const fontFolder = join(dirname(createRequire(import.meta.url).resolve('@fontsource/inter/package.json')), 'files');
const loaded = new Map<number, Promise<Typeface>>();

/** Inter in one weight, from the files that its npm package ships. Read once; the files never change while we run. */
export function loadTypeface(weight: 500 | 600 | 800): Promise<Typeface> {
  const known = loaded.get(weight) ?? readTypeface(weight);
  loaded.set(weight, known);
  return known;
}

async function readTypeface(weight: number): Promise<Typeface> {
  const fonts = await Promise.all(
    subsets.map(async (subset) => {
      const file = await readFile(join(fontFolder, `inter-${subset}-${weight}-normal.woff`));
      return parse(file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength));
    }),
  );
  const [first] = fonts;
  if (first === undefined) throw new Error('the typeface has no files');

  const glyphFor = (character: string): { font: Font; glyph: Glyph } | undefined => {
    for (const font of fonts) {
      const index = font.charToGlyphIndex(character);
      if (index > 0) return { font, glyph: font.glyphs.get(index) };
    }
    return undefined;
  };

  function* layout(text: string, size: number, tracking: number): Generator<{ glyph: Glyph; font: Font; x: number }, number> {
    let x = 0;
    let previous: { font: Font; glyph: Glyph } | undefined;
    for (const character of text) {
      const current = glyphFor(character);
      if (current === undefined) continue;
      const scale = size / current.font.unitsPerEm;
      if (previous?.font === current.font) x += current.font.getKerningValue(previous.glyph, current.glyph) * scale;
      yield { ...current, x };
      x += (current.glyph.advanceWidth ?? 0) * scale + tracking * size;
      previous = current;
    }
    return Math.max(0, x - tracking * size);
  }

  return {
    capHeight: (first.tables.os2?.sCapHeight ?? 0.727 * first.unitsPerEm) / first.unitsPerEm,
    measure(text, size, tracking = 0) {
      const steps = layout(text, size, tracking);
      for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
    },
    outline(text, x, y, size, tracking = 0) {
      const parts: string[] = [];
      for (const { glyph, font, x: offset } of layout(text, size, tracking))
        parts.push(glyph.getPath(x + offset, y, size, {}, font).toPathData(1));
      return parts.join('');
    },
    printable: (text) =>
      Array.from(text)
        .filter((character) => glyphFor(character) !== undefined)
        .join(''),
  };
}
