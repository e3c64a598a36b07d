export interface Page<T> {
  items: T[];
  nextCursor?: string;
}

/**
 * One page out of rows that were asked for with one more than `limit`: the extra one only tells that there is more.
 *
 * @param cursorOf - Where to read on after this row.
 */
export function buildPage<Row, Item>(
  rows: readonly Row[],
  limit: number,
  cursorOf: (row: Row) => string,
  view: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(view), ...(rows.length > limit && last !== undefined ? { nextCursor: cursorOf(last) } : {}) };
}
