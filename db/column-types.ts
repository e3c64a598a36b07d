import type { ColumnType } from 'kysely';

declare const isJson: unique symbol;

/** Text that is JSON; only `json()` makes it, so that a bare array (which the driver takes for an SQL array) can't get in. */
export type JsonText = string & { readonly [isJson]: true };

/** The value of a `jsonb` column, ready to be written: `values({ detail: json({ reason }) })`. */
export function json(value: object): JsonText {
  return JSON.stringify(value) as JsonText;
}

/** A `jsonb` column: written through `json()`, read as `unknown`, because its reader must parse what an older version wrote. */
export type JsonColumn = ColumnType<unknown, JsonText, JsonText>;
