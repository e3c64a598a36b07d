/** Bits in a vector's signature; also the width of `memory_items.signature`. */
export const signatureBits = 512;

/**
 * A SimHash of a vector: bit i says on which side of the i-th random plane it lies, so that the share of differing bits grows
 * with the angle. Planes come from a fixed seed: signatures of one dimension can be compared for ever.
 *
 * @returns `signatureBits` characters of 0 and 1.
 */
export function signatureOf(vector: readonly number[]): string {
  let bits = '';
  const entries = vector.map((value, index) => [index, value] as const).filter(([, value]) => value !== 0);
  for (let plane = 0; plane < signatureBits; plane++) {
    let sum = 0;
    for (const [index, value] of entries) sum += mix(plane, index) < 0 ? -value : value;
    bits += sum > 0 ? '1' : '0';
  }
  return bits;
}

/** The coordinate's sign in that plane: a 32-bit hash whose sign bit is as good as a coin. */
function mix(plane: number, index: number): number {
  let h = Math.imul(plane + 1, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 16), 0x7feb352d);
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b);
  return h ^ (h >>> 16);
}

/** Cosine of two vectors; 0 where one of them is nothing. */
export function cosine(a: readonly number[], b: readonly number[]): number {
  let [dot, left, right] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i] ?? 0, b[i] ?? 0];
    dot += x * y;
    left += x * x;
    right += y * y;
  }
  return left === 0 || right === 0 ? 0 : dot / Math.sqrt(left * right);
}
