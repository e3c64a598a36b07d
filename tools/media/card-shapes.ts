import type { CardColours } from './card-colours.ts';
import { toHex } from './colour.ts';

export interface CardFrame {
  width: number;
  height: number;
  margin: number;
}

type Composition = (frame: CardFrame, colours: CardColours, dice: () => number) => string;

/** A large disc that rises from the lower right, a smaller loud one before it. */
const sunrise: Composition = ({ width, height }, colours, dice) => {
  const radius = Math.min(width, height) * (0.52 + dice() * 0.1);
  const [cx, cy] = [width * (0.9 + dice() * 0.06), height * (0.98 + dice() * 0.05)];
  const small = radius * (0.2 + dice() * 0.06);
  // The loud disc keeps off the headline: it sits high where the picture is wide, low where it is tall.
  const [dx, dy] = height > width ? [0.7, 0.64] : [0.34, 0.92];
  return (
    circle(cx, cy, radius * 1.42, toHex(colours.shapes[0]), 0.55) +
    circle(cx, cy, radius, toHex(colours.shapes[1]), 1) +
    circle(cx - radius * dx, cy - radius * dy, small, toHex(colours.accent), 1)
  );
};

/** Hills along the foot of the picture. */
const hills: Composition = ({ width, height }, colours, dice) => {
  const layer = (top: number, swing: number, colour: string): string => {
    const y = height * top;
    const s = height * swing;
    const x1 = width * (0.25 + dice() * 0.15);
    const x2 = width * (0.62 + dice() * 0.15);
    return `<path d="M0 ${n(y)}C${n(x1)} ${n(y - s)} ${n(x1)} ${n(y + s)} ${n((x1 + x2) / 2)} ${n(y + s * 0.3)}S${n(x2)} ${n(y - s * 1.3)} ${n(width)} ${n(y - s * 0.5)}V${n(height)}H0Z" fill="${colour}"/>`;
  };
  const sun = Math.min(width, height) * 0.075;
  return (
    circle(width * (0.8 + dice() * 0.08), height * 0.68, sun, toHex(colours.accent), 1) +
    layer(0.8, 0.07, toHex(colours.shapes[0])) +
    layer(0.9, 0.06, toHex(colours.shapes[1]))
  );
};

/** Quarter rings in the corner that the headline leaves free: above right, or below right in a tall picture. */
const rings: Composition = ({ width, height }, colours, dice) => {
  const unit = Math.min(width, height) * (0.105 + dice() * 0.015) * (height > width ? 1.25 : 1);
  const y = height > width ? height : 0;
  const parts = [4, 3, 2].map((step, index) => {
    const colour = index % 2 === 0 ? colours.shapes[0] : colours.shapes[1];
    return `<circle cx="${n(width)}" cy="${n(y)}" r="${n(unit * step)}" fill="none" stroke="${toHex(colour)}" stroke-width="${n(unit * 0.62)}"/>`;
  });
  return parts.join('') + circle(width, y, unit * 1.1, toHex(colours.accent), 1);
};

/** A tilted sheet that comes in from the right. */
const sheet: Composition = ({ width, height }, colours, dice) => {
  const lean = height * (0.32 + dice() * 0.1);
  const foot = width * (0.6 + dice() * 0.06);
  const strip = Math.min(width, height) * 0.02;
  const band = (from: number, to: number, colour: string): string =>
    `<path d="M${n(from + lean)} 0H${n(to + lean)}L${n(to - lean * 0.35)} ${n(height)}H${n(from - lean * 0.35)}Z" fill="${colour}"/>`;
  return (
    band(foot, width * 2, toHex(colours.shapes[0])) +
    band(foot + width * 0.16, width * 2, toHex(colours.shapes[1])) +
    band(foot - strip, foot, toHex(colours.accent))
  );
};

/** Dots that thin out towards the text. */
const dots: Composition = ({ width, height, margin }, colours, dice) => {
  const step = Math.min(width, height) / 15;
  const parts: string[] = [];
  const loud = Math.floor(dice() * 5);
  let count = 0;
  for (let y = height - margin * 0.7; y > height * 0.42; y -= step) {
    for (let x = width - margin * 0.7; x > width * 0.35; x -= step) {
      const nearness = (x / width + y / height) / 2;
      const radius = step * 0.36 * Math.max(0, (nearness - 0.68) / 0.3);
      if (radius < step * 0.05) continue;
      count++;
      parts.push(circle(x, y, radius, toHex(count % 23 === loud ? colours.accent : colours.shapes[count % 3 === 0 ? 1 : 0]), 1));
    }
  }
  return parts.join('');
};

export const compositions: readonly Composition[] = [sunrise, rings, hills, sheet, dots];

function circle(cx: number, cy: number, r: number, fill: string, opacity: number): string {
  return `<circle cx="${n(cx)}" cy="${n(cy)}" r="${n(r)}" fill="${fill}"${opacity < 1 ? ` fill-opacity="${opacity}"` : ''}/>`;
}

function n(value: number): string {
  return value.toFixed(1);
}
