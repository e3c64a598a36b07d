import { z } from 'zod';
import { NotFoundError } from '../../db/errors.ts';
import type { Database } from '../../db/index.ts';
import { createRunStepQueries } from '../../db/queries/run-steps.ts';
import { createRunQueries } from '../../db/queries/runs.ts';
import { pageOf, pageQuery, uuid } from '../http/common-schema.ts';
import { type App, buildPage, policies, problems } from '../http/index.ts';
import { viewRun, viewStep } from '../runs/index.ts';
import type { CatalogueEntry } from './catalogue.ts';
import { agentSummary, runStatus, runStep, runSummary } from './schema.ts';

const tags = ['Agents'];
const params = z.object({ id: uuid });
/** A run that is under way tells within this time what it does. */
const workingForMs = 60_000;

export interface AgentRoutesDeps {
  database: Database;
  loadCatalogue: () => Promise<CatalogueEntry[]>;
  clock: { now(): Date };
}

export function registerAgentRoutes(app: App, { database, loadCatalogue, clock }: AgentRoutesDeps): void {
  app.get(
    '/agents',
    {
      config: { policy: policies.read },
      schema: { tags, summary: 'The seven agents and what they do', response: { 200: pageOf(agentSummary), ...problems() } },
    },
    async (request) => {
      const [catalogue, { totals, running }] = await Promise.all([
        loadCatalogue(),
        database.inOrganisation(request.principal.organisationId, async (tx) => ({
          totals: new Map((await createRunStepQueries(tx).totalsByAgent()).map((total) => [total.agent, total])),
          running: new Set((await createRunQueries(tx).list({ limit: 200, status: 'running' })).map((run) => run.id)),
        })),
      ]);
      const items = catalogue.map((entry) => {
        const total = totals.get(entry.name);
        const last = total?.lastStep;
        const isFresh = last !== undefined && clock.now().getTime() - last.createdAt.getTime() < workingForMs;
        const isWorking = isFresh && running.has(last.runId) && last.kind !== 'finished' && last.kind !== 'failed';
        return {
          ...entry,
          status: isWorking ? ('working' as const) : ('idle' as const),
          runCount: total?.runCount ?? 0,
          failureCount: total?.failureCount ?? 0,
          promptTokens: total?.promptTokens ?? 0,
          completionTokens: total?.completionTokens ?? 0,
          costUsd: total?.costUsd ?? 0,
          lastStep: last && viewStep(last),
        };
      });
      return { items };
    },
  );

  app.get(
    '/runs',
    {
      config: { policy: policies.read },
      schema: {
        tags,
        summary: 'Runs, newest first',
        querystring: pageQuery.extend({ cursor: uuid.optional(), status: runStatus.optional(), campaignId: uuid.optional() }),
        response: { 200: pageOf(runSummary), ...problems() },
      },
    },
    async (request) => {
      const { limit, ...filter } = request.query;
      const rows = await database.inOrganisation(request.principal.organisationId, (tx) =>
        createRunQueries(tx).list({ ...filter, limit: limit + 1 }),
      );
      return buildPage(rows, limit, (run) => run.id, viewRun);
    },
  );

  app.get(
    '/runs/:id',
    {
      config: { policy: policies.read },
      schema: { tags, summary: 'One run', params, response: { 200: runSummary, ...problems(404) } },
    },
    async (request) => {
      const { id } = request.params;
      const run = await database.inOrganisation(request.principal.organisationId, (tx) => createRunQueries(tx).find(id));
      if (!run) throw noRun(id);
      return viewRun(run);
    },
  );

  app.get(
    '/runs/:id/steps',
    {
      config: { policy: policies.read },
      schema: {
        tags,
        summary: 'What happened in a run, oldest first',
        params,
        querystring: z.object({
          /** Steps after this id. */
          after: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0),
          limit: z.coerce.number().int().min(1).max(500).default(200),
        }),
        response: { 200: pageOf(runStep), ...problems(404) },
      },
    },
    async (request) => {
      const { id } = request.params;
      const { after, limit } = request.query;
      const rows = await database.inOrganisation(request.principal.organisationId, async (tx) => {
        if (!(await createRunQueries(tx).find(id))) throw noRun(id);
        return createRunStepQueries(tx).listByRun(id, { after, limit: limit + 1 });
      });
      return buildPage(rows, limit, (step) => String(step.id), viewStep);
    },
  );
}

function noRun(id: string): NotFoundError {
  return new NotFoundError('run.not_found', `There is no run ${id}.`);
}
