import type { RunStep } from './types.ts';

const pageSize = 200;
/** Far more than any run writes; a server that never ends its pages can't hang the page. */
const maxPages = 40;

/** All steps behind a steps route, oldest first. The cursor is the number of the last one. */
export async function readAllSteps(
  readPage: (query: { after: number; limit: number }) => Promise<{ items: RunStep[] }>,
): Promise<RunStep[]> {
  const steps: RunStep[] = [];
  for (let page = 0; page < maxPages; page += 1) {
    const { items } = await readPage({ after: steps.at(-1)?.id ?? 0, limit: pageSize });
    steps.push(...items);
    if (items.length < pageSize) break;
  }
  return steps;
}
