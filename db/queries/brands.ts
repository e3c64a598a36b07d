import { sql } from 'kysely';
import { json } from '../column-types.ts';
import type { Tx } from '../database.ts';

/** Parts that are `unknown` are parsed by the schema of tools/content/brand-kit.ts. */
export interface BrandRecord {
  id: string;
  organisationId: string;
  name: string;
  description: string;
  voice: unknown;
  rules: unknown;
  palette: unknown;
  facts: unknown;
  allowedLinks: string[];
  allowedHandles: string[];
  competitors: unknown;
  createdAt: Date;
  updatedAt: Date;
}

export interface BrandContent {
  name: string;
  description?: string;
  voice?: object;
  rules?: object;
  palette?: readonly unknown[];
  facts?: readonly unknown[];
  allowedLinks?: readonly string[];
  allowedHandles?: readonly string[];
  competitors?: readonly unknown[];
}

const columns = [
  'id',
  'organisation_id as organisationId',
  'name',
  'description',
  'voice',
  'rules',
  'palette',
  'facts',
  'allowed_links as allowedLinks',
  'allowed_handles as allowedHandles',
  'competitors',
  'created_at as createdAt',
  'updated_at as updatedAt',
] as const;

export function createBrandQueries(tx: Tx) {
  return {
    async insert(organisationId: string, brand: BrandContent): Promise<BrandRecord> {
      return tx
        .insertInto('brand_kits')
        .values({ organisation_id: organisationId, name: brand.name, ...toColumns(brand) })
        .returning(columns)
        .executeTakeFirstOrThrow();
    },

    /** Absent fields stay as they are; undefined when there is no such brand. */
    async update(id: string, brand: Partial<BrandContent>): Promise<BrandRecord | undefined> {
      return tx
        .updateTable('brand_kits')
        .set({ name: brand.name, ...toColumns(brand), updated_at: sql<Date>`now()` })
        .where('id', '=', id)
        .returning(columns)
        .executeTakeFirst();
    },

    async find(id: string): Promise<BrandRecord | undefined> {
      return tx.selectFrom('brand_kits').select(columns).where('id', '=', id).executeTakeFirst();
    },

    /** Names are unique within an organisation, whatever their case. */
    async findByName(name: string): Promise<BrandRecord | undefined> {
      return tx
        .selectFrom('brand_kits')
        .select(columns)
        .where((eb) => eb(eb.fn<string>('lower', ['name']), '=', name.toLowerCase()))
        .executeTakeFirst();
    },

    async list(): Promise<BrandRecord[]> {
      return tx.selectFrom('brand_kits').select(columns).orderBy('created_at').orderBy('id').execute();
    },
  };
}

export type BrandQueries = ReturnType<typeof createBrandQueries>;

function toColumns(brand: Partial<BrandContent>) {
  return {
    description: brand.description,
    voice: brand.voice && json(brand.voice),
    rules: brand.rules && json(brand.rules),
    palette: brand.palette && json(brand.palette),
    facts: brand.facts && json(brand.facts),
    allowed_links: brand.allowedLinks && [...brand.allowedLinks],
    allowed_handles: brand.allowedHandles && [...brand.allowedHandles],
    competitors: brand.competitors && json(brand.competitors),
  };
}
