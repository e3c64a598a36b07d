interface Page<T> {
  items: T[];
  nextCursor?: string;
}

/** Far more than any list here holds; a server that never ends its pages can't hang the page. */
const maxPages = 40;

/** All items of a paged route, in order. */
export async function readAllPages<T>(readPage: (cursor: string | undefined) => Promise<Page<T>>): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < maxPages; page += 1) {
    const answer = await readPage(cursor);
    items.push(...answer.items);
    if (answer.nextCursor === undefined || answer.items.length === 0) break;
    cursor = answer.nextCursor;
  }
  return items;
}
