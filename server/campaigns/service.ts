import type { z } from 'zod';
import { NotFoundError } from '../../db/errors.ts';
import type { Database } from '../../db/index.ts';
import { type CampaignStatus, createCampaignQueries } from '../../db/queries/campaigns.ts';
import { createRunStepQueries } from '../../db/queries/run-steps.ts';
import type { runStep } from '../agents/schema.ts';
import type { Actor } from '../approvals/index.ts';
import type { Clock } from '../clock.ts';
import { type RunEngine, viewStep } from '../runs/index.ts';
import { type CampaignView, viewCampaigns } from './campaign-view.ts';
import { cancelCampaign } from './cancel-campaign.ts';
import { createCampaign } from './create-campaign.ts';
import type { CampaignRequest } from './read-campaign.ts';
import type { campaignAccepted } from './schema.ts';

export interface CampaignService {
  /** Stores and enqueues, nothing more. `operationId` becomes the campaign's id. */
  create(actor: Actor, operationId: string, request: CampaignRequest): Promise<z.output<typeof campaignAccepted>>;
  list(
    organisationId: string,
    page: { limit: number; cursor?: string; status?: CampaignStatus },
  ): Promise<{ items: CampaignView[]; nextCursor?: string }>;
  get(organisationId: string, id: string): Promise<CampaignView>;
  listSteps(organisationId: string, id: string, page: { after?: number; limit: number }): Promise<z.output<typeof runStep>[]>;
  cancel(actor: Actor, id: string): Promise<CampaignView>;
}

export function createCampaignService(deps: {
  database: Database;
  clock: Clock;
  engine: Pick<RunEngine, 'abort'>;
  dispatch(organisationId: string): Promise<void>;
}): CampaignService {
  const { database } = deps;

  async function get(organisationId: string, id: string): Promise<CampaignView> {
    return database.inOrganisation(organisationId, async (tx) => {
      const row = await createCampaignQueries(tx).find(id);
      const [view] = row === undefined ? [] : await viewCampaigns(tx, [row]);
      if (view === undefined) throw new NotFoundError('campaign.not_found', `There is no campaign ${id}.`);
      return view;
    });
  }

  return {
    async create(actor, operationId, request) {
      const { campaign, runId } = await database.inOrganisation(actor.organisationId, (tx) =>
        createCampaign(tx, deps.clock, actor, operationId, request),
      );
      await deps.dispatch(actor.organisationId);
      const self = `/api/v1/campaigns/${campaign.id}`;
      return { id: campaign.id, status: campaign.status, runId, title: campaign.title, links: { self, steps: `${self}/steps` } };
    },

    async list(organisationId, page) {
      return database.inOrganisation(organisationId, async (tx) => {
        const rows = await createCampaignQueries(tx).list({ ...page, limit: page.limit + 1 });
        const items = await viewCampaigns(tx, rows.slice(0, page.limit));
        return { items, nextCursor: rows.length > page.limit ? items.at(-1)?.id : undefined };
      });
    },

    get,

    async listSteps(organisationId, id, page) {
      return database.inOrganisation(organisationId, async (tx) => {
        if ((await createCampaignQueries(tx).find(id)) === undefined)
          throw new NotFoundError('campaign.not_found', `There is no campaign ${id}.`);
        return (await createRunStepQueries(tx).listByCampaign(id, page)).map(viewStep);
      });
    },

    async cancel(actor, id) {
      const cancel = () => database.inOrganisation(actor.organisationId, (tx) => cancelCampaign(tx, actor, id));
      const running = (await cancel()) ?? (await cancel()) ?? [];
      for (const runId of running) deps.engine.abort(runId);
      await deps.dispatch(actor.organisationId);
      return get(actor.organisationId, id);
    },
  };
}
