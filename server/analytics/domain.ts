import { createPostQueries } from '../../db/queries/posts.ts';
import type { Domain } from '../http/index.ts';
import type { AnalyticsDeps } from './deps.ts';
import { measurePosts } from './measure-posts.ts';

const tickMs = 5000;
const maxRows = 500;

/** Figures come back by themselves: soon after a post went out, often while it is fresh, ever more rarely later. */
export function createAnalyticsDomain(deps: AnalyticsDeps): Domain {
  const stopping = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let round: Promise<void> | undefined;

  async function measureDue(): Promise<void> {
    const due = await deps.database.discovery.postsToMeasure(deps.timing.firstMeasureSeconds, maxRows);
    for (const [organisationId, rows] of Map.groupBy(due, (row) => row.organisationId)) {
      await measurePosts(
        deps,
        organisationId,
        rows.map((row) => row.id),
        stopping.signal,
      );
    }
  }

  return {
    name: 'analytics',
    jobs(registry) {
      registry.registerHandler('metrics.poll', async ({ id, organisationId }, { signal }) => {
        const post = await deps.database.inOrganisation(organisationId, (tx) => createPostQueries(tx).findByPublication(id));
        if (post !== undefined) await measurePosts(deps, organisationId, [post.id], signal);
      });
    },
    start() {
      timer = setInterval(() => {
        round ??= measureDue()
          .catch((error: unknown) => deps.logger.warn({ err: error }, 'posts not measured, next round will'))
          .finally(() => {
            round = undefined;
          });
      }, tickMs);
    },
    async stop() {
      stopping.abort();
      clearInterval(timer);
      await round;
    },
  };
}
