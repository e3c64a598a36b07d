import { isRecord, type JsonSchema } from '../wire.ts';
import type { Narrative } from './narrative.ts';
import type { PromptSections } from './prompt-sections.ts';

const maxDepth = 12;

/** What a schema is filled from. */
export interface FillSource {
  sections: PromptSections;
  narrative: Narrative;
}

/**
 * Makes a value that fits any JSON schema, from what the prompt says where a field's name or enum asks for something
 * that is in it, else the smallest value that fits.
 */
export function fillSchema(schema: JsonSchema, source: FillSource): unknown {
  return fill(schema, '', schema, source, 0);
}

function fill(schema: JsonSchema, name: string, root: JsonSchema, source: FillSource, depth: number): unknown {
  if (depth > maxDepth) return null;
  const target = resolve(schema, root);
  if (target['const'] !== undefined) return target['const'];
  if (Array.isArray(target['enum'])) return chooseEnum(target['enum'], source);
  if (target['default'] !== undefined) return target['default'];
  const union = target['anyOf'] ?? target['oneOf'];
  if (Array.isArray(union)) {
    const options = union.filter(isRecord);
    const option = options.find((candidate) => candidate['type'] !== 'null') ?? options[0];
    return option === undefined ? null : fill(option, name, root, source, depth + 1);
  }
  if (Array.isArray(target['allOf'])) {
    const merged = Object.assign({}, target, ...target['allOf'].filter(isRecord).map((part) => resolve(part, root)), {
      allOf: undefined,
    });
    return fill(merged, name, root, source, depth + 1);
  }
  const type = Array.isArray(target['type']) ? target['type'].find((candidate) => candidate !== 'null') : target['type'];
  switch (type ?? (isRecord(target['properties']) ? 'object' : 'string')) {
    case 'object':
      return fillObject(target, root, source, depth);
    case 'array':
      return fillArray(target, name, root, source, depth);
    case 'string':
      return fillString(target, name, source);
    case 'number':
    case 'integer':
      return fillNumber(target, name, source);
    case 'boolean':
      return false;
    default:
      return null;
  }
}

function resolve(schema: JsonSchema, root: JsonSchema): JsonSchema {
  const reference = schema['$ref'];
  if (typeof reference !== 'string') return schema;
  let target: unknown = root;
  for (const part of reference
    .replace(/^#\/?/, '')
    .split('/')
    .filter((piece) => piece !== '')) {
    target = isRecord(target) ? target[part.replaceAll('~1', '/').replaceAll('~0', '~')] : undefined;
  }
  return isRecord(target) ? target : {};
}

function fillObject(schema: JsonSchema, root: JsonSchema, source: FillSource, depth: number): Record<string, unknown> {
  const properties = isRecord(schema['properties']) ? schema['properties'] : {};
  const required = new Set(Array.isArray(schema['required']) ? schema['required'].map(String) : []);
  const entries = Object.entries(properties).filter(([name]) => required.has(name) || depth < 2);
  return Object.fromEntries(
    entries.map(([name, property]) => [name, fill(isRecord(property) ? property : {}, name, root, source, depth + 1)]),
  );
}

function fillArray(schema: JsonSchema, name: string, root: JsonSchema, source: FillSource, depth: number): unknown[] {
  const items = isRecord(schema['items']) ? schema['items'] : {};
  const least = typeof schema['minItems'] === 'number' ? schema['minItems'] : 0;
  const most = typeof schema['maxItems'] === 'number' ? schema['maxItems'] : Number.POSITIVE_INFINITY;
  if (/ids$/i.test(name) && resolve(items, root)['type'] === 'string') {
    const ids = source.narrative.citedIds.slice(0, most);
    if (ids.length >= least) return ids;
  }
  return Array.from({ length: least }, () => fill(items, name.replace(/s$/, ''), root, source, depth + 1));
}

function chooseEnum(values: readonly unknown[], { sections, narrative }: FillSource): unknown {
  const text = ` ${[sections.brief, sections.feedback, sections.loose, sections.task, narrative.summary].join(' ').toLowerCase()} `;
  const named = values.find(
    (value) => typeof value === 'string' && value !== '' && text.includes(value.toLowerCase().replaceAll('_', ' ')),
  );
  return named ?? values[0] ?? null;
}

function fillNumber(schema: JsonSchema, name: string, { sections }: FillSource): number {
  const given = sections.context[name];
  const low = numberOf(schema['minimum']) ?? (numberOf(schema['exclusiveMinimum']) ?? -1) + 1;
  const high = numberOf(schema['maximum']) ?? Number.POSITIVE_INFINITY;
  const value = typeof given === 'number' ? given : Math.max(0, low);
  const step = numberOf(schema['multipleOf']) ?? (schema['type'] === 'integer' ? 1 : undefined);
  const bounded = Math.min(Math.max(value, low), high);
  return step === undefined ? bounded : Math.ceil(bounded / step) * step;
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

const formats: Readonly<Record<string, string>> = {
  'date-time': '1970-01-01T00:00:00Z',
  date: '1970-01-01',
  time: '00:00:00Z',
  uuid: '00000000-0000-4000-8000-000000000000',
  email: 'nobody@example.invalid',
  uri: 'https://example.invalid/',
  url: 'https://example.invalid/',
};

function fillString(schema: JsonSchema, name: string, { sections, narrative }: FillSource): string {
  const given = sections.context[name];
  if (typeof given === 'string') return given;
  const format = typeof schema['format'] === 'string' ? formats[schema['format']] : undefined;
  if (format !== undefined) return format;
  const subject = firstLine(sections.brief || sections.loose || sections.task);
  const text = /title|name|headline|subject|topic|label/i.test(name)
    ? subject
    : narrative.citedIds.length > 0
      ? narrative.summary
      : subject;
  const least = typeof schema['minLength'] === 'number' ? schema['minLength'] : 0;
  const most = typeof schema['maxLength'] === 'number' ? schema['maxLength'] : 2_000;
  const filled = (text === '' ? 'Nothing to report' : text).slice(0, most);
  return filled.length >= least ? filled : filled.padEnd(least, '.');
}

function firstLine(text: string): string {
  return (/^[^\n.!?]*/.exec(text.trim())?.[0] ?? '').slice(0, 120).trim();
}
