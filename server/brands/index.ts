import { z } from 'zod';
import { NotFoundError } from '../../db/errors.ts';
import type { Database } from '../../db/index.ts';
import { createBrandQueries } from '../../db/queries/brands.ts';
import { brandKit } from '../../tools/content/index.ts';
import { pageOf, uuid } from '../http/common-schema.ts';
import { type App, type Domain, policies, problems } from '../http/index.ts';
import { brand, brandSummary } from './schema.ts';

const tags = ['Brands'];

/** What the agents know of the brands. */
export function createBrandsDomain({ database }: { database: Database }): Domain {
  return { name: 'brands', routes: (app) => registerRoutes(app, database) };
}

function registerRoutes(app: App, database: Database): void {
  app.get(
    '/brands',
    {
      config: { policy: policies.read },
      schema: { tags, summary: 'All brands', response: { 200: pageOf(brandSummary), ...problems() } },
    },
    async (request) => {
      const rows = await database.inOrganisation(request.principal.organisationId, (tx) => createBrandQueries(tx).list());
      return { items: rows.map(({ id, name, description }) => ({ id, name, description })) };
    },
  );

  app.get(
    '/brands/:id',
    {
      config: { policy: policies.read },
      schema: {
        tags,
        summary: 'One brand with voice, rules and facts',
        params: z.object({ id: uuid }),
        response: { 200: brand, ...problems(404) },
      },
    },
    async (request) => {
      const { id } = request.params;
      const row = await database.inOrganisation(request.principal.organisationId, (tx) => createBrandQueries(tx).find(id));
      if (!row) throw new NotFoundError('brand.not_found', `There is no brand ${id}.`);
      return { id: row.id, updatedAt: row.updatedAt.toISOString(), ...brandKit.parse(row) };
    },
  );
}
