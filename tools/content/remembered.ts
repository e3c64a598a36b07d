/**
 * The same function, with its last results kept: for pure work on texts that come again and again.
 *
 * @param limit - How many results are kept; past it the oldest is dropped.
 */
export function remembered<T>(compute: (text: string) => T, limit: number): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const result = compute(text);
    if (known.size >= limit) known.delete(known.keys().next().value ?? '');
    known.set(text, result);
    return result;
  };
}
