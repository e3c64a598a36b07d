interface Page<T> {
  items: T[];
  nextCursor?: string;
}

/** Far more than any list here holds; a server that never ends its pages can't hang the page. */
const maxPages = 40;

/** Reads the steps routes, whose cursor is a step's number. */
export async function readAllSteps<T>(readPage: (after: number | undefined) => Promise<Page<T>>): Promise<T[]> {
  return readAllPages((cursor) => readPage(cursor === undefined ? undefined : Number(cursor)));
}

/** All items of a paged route, in order. */
async function readAllPages<T>(readPage: (cursor: string | undefined) => Promise<Page<T>>): Promise<T[]> {
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
