import { contrast, ink, luminance, mixColours, parseHex, saturation, white, type Rgb } from './colour.ts';

export interface CardColours {
  /** Ground, from the top left to the bottom right. */
  ground: [Rgb, Rgb];
  /** Large shapes, close to the ground. */
  shapes: [Rgb, Rgb];
  /** The small loud parts: rule, dot. */
  accent: Rgb;
  /** At least 7:1 on every part of the ground. */
  headline: Rgb;
  /** At least 4.5:1. */
  quiet: Rgb;
}

const fallbackPalette: Rgb[] = [
  { r: 32, g: 38, b: 66 },
  { r: 224, g: 122, b: 95 },
  { r: 244, g: 241, b: 222 },
];

/**
 * Colours of a card from a brand's palette. The ground is a palette colour, pushed darker or lighter until text stands out; a
 * seed flips between a dark and a light card where the palette has both.
 */
export function chooseCardColours(palette: readonly string[], variant: number): CardColours {
  const parsed = palette.map(parseHex).filter((colour) => colour !== undefined);
  const colours = parsed.length > 0 ? parsed : fallbackPalette;
  const byLight = colours.toSorted((a, b) => luminance(a) - luminance(b));
  const darkest = byLight[0] ?? ink;
  const lightest = byLight.at(-1) ?? white;
  const isDark = luminance(lightest) < 0.55 || luminance(darkest) > 0.25 || variant % 2 === 0;

  const base = isDark ? (luminance(darkest) > 0.25 ? mixColours(darkest, ink, 0.65) : darkest) : lightest;
  const towards = isDark ? ink : white;
  const headline = isDark ? (contrast(lightest, base) >= 9 ? lightest : white) : contrast(darkest, base) >= 9 ? darkest : ink;
  let ground = base;
  for (let step = 0; contrast(ground, headline) < 8 && step < 12; step++) ground = mixColours(ground, towards, 0.15);

  const accents = colours
    .filter((colour) => colour !== darkest && colour !== lightest)
    .toSorted((a, b) => saturation(b) - saturation(a));
  const loudest = [...accents, ...colours.toSorted((a, b) => saturation(b) - saturation(a))];
  const accent = loudest.find((colour) => contrast(colour, ground) >= 2.4) ?? headline;
  const tint = accents[variant % Math.max(1, accents.length)] ?? accent;
  return {
    ground: [ground, softened(ground, tint, headline, isDark ? 0.16 : 0.2)],
    shapes: [softened(ground, tint, headline, isDark ? 0.3 : 0.34), softened(ground, accent, headline, isDark ? 0.22 : 0.26)],
    accent,
    headline,
    quiet: mixColours(headline, ground, 0.22),
  };
}

/** As much of the tint as leaves the headline readable over it. */
function softened(ground: Rgb, tint: Rgb, headline: Rgb, share: number): Rgb {
  for (let part = share; part > 0.02; part *= 0.75) {
    const mixed = mixColours(ground, tint, part);
    if (contrast(mixed, headline) >= 7) return mixed;
  }
  return ground;
}
