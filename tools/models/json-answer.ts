import { type InteropZodType, interopSafeParse, isInteropZodSchema } from '@langchain/core/utils/types';
import type { SerializableSchema } from '@langchain/core/utils/standard_schema';
import { toJsonSchema } from '@langchain/core/utils/json_schema';
import { z } from 'zod';
import { isRecord, type JsonSchema } from './wire.ts';

/** What LangChain takes as the schema of a structured answer. */
export type OutputSchema<T extends Record<string, unknown> = Record<string, unknown>> =
  | InteropZodType<T>
  | SerializableSchema<T>
  | Record<string, unknown>;

export type ParsedAnswer<T = Record<string, unknown>> = { ok: true; value: T } | { ok: false; problem: string };

const validators = new WeakMap<object, z.ZodType>();

/** The JSON schema of a zod or JSON schema, without its `$schema` line. */
export function jsonSchemaOf(schema: OutputSchema): JsonSchema {
  const converted: unknown = toJsonSchema(schema);
  if (!isRecord(converted)) return { type: 'object' };
  const { $schema: _dialect, ...rest } = converted;
  return rest;
}

/**
 * Reads a model's answer as JSON and checks it.
 *
 * @param schema - A zod schema, or a JSON schema.
 * @param text - The answer; a Markdown code fence around it is allowed, anything else is not.
 */
export function parseAgainst<T extends Record<string, unknown>>(schema: OutputSchema<T>, text: string): ParsedAnswer<T> {
  const bare = stripFence(text);
  if (bare === '') return { ok: false, problem: 'it is empty' };
  let json: unknown;
  try {
    json = JSON.parse(bare);
  } catch {
    return { ok: false, problem: 'it is not JSON' };
  }
  const result = isInteropZodSchema(schema) ? interopSafeParse(schema, json) : validatorOf(schema).safeParse(json);
  // The schema has just vouched for the type that the caller gave to it.
  if (result.success && isRecord(result.data)) return { ok: true, value: result.data as T };
  if (result.success) return { ok: false, problem: 'it is not an object' };
  const issue = result.error?.issues[0];
  const place = issue?.path.map(String).join('.');
  return { ok: false, problem: issue === undefined ? 'it does not fit' : `${place === '' ? 'answer' : place}: ${issue.message}` };
}

function validatorOf(schema: OutputSchema): z.ZodType {
  let validator = validators.get(schema);
  if (validator === undefined) {
    validator = z.fromJSONSchema({ ...jsonSchemaOf(schema) });
    validators.set(schema, validator);
  }
  return validator;
}

function stripFence(text: string): string {
  const trimmed = text.trim();
  const fenced = /^```(?:json)?\s*\n([\s\S]*?)\n?```$/i.exec(trimmed);
  return (fenced?.[1] ?? trimmed).trim();
}
