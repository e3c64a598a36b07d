import { isRecord, type WireMessage } from '../wire.ts';

/** Something that is known, with its id for citing and whether it may be believed. */
export interface Fact {
  id: string;
  text: string;
  trusted: boolean;
}

/** A finding that a tool gave; `advice` is what to do about it, in words made by code. */
export interface Finding extends Fact {
  importance: number;
  advice?: string;
  stale: boolean;
}

/** A prompt, taken apart into its tagged sections. Absent or broken sections read as empty ones. */
export interface PromptSections {
  system: string;
  task: string;
  brief: string;
  brandKit: Record<string, unknown>;
  channel: Record<string, unknown>;
  context: Record<string, unknown>;
  facts: Fact[];
  drafts: Record<string, unknown>[];
  feedback: string;
  previous: string[];
  findings: Finding[];
  toolErrors: string[];
  /** What a person wrote outside any section. */
  loose: string;
}

const sectionNames = ['task', 'brief', 'brand_kit', 'channel', 'context', 'facts', 'draft', 'feedback', 'previous'] as const;

/** Their values are words with entities for angle brackets; those of the others are JSON. */
const textSections: ReadonlySet<string> = new Set(['task', 'brief', 'feedback']);

/**
 * Reads the messages as the prompt protocol lays them out. `<untrusted>` sections are cut out first, so that nothing in
 * them can pass for a section; they are data for people to read, and this model takes nothing from them.
 */
export function readSections(messages: readonly WireMessage[]): PromptSections {
  const system = messages
    .filter((message) => message.role === 'system')
    .map((message) => message.content)
    .join('\n');
  const spoken = messages.filter((message) => message.role === 'user').map((message) => message.content.replaceAll('\r\n', '\n'));
  const trusted = spoken
    .join('\n')
    .replace(/^<untrusted\b[^>\n]*>[\s\S]*?<\/untrusted>[ \t]*$/gm, '')
    .replace(/<untrusted\b[\s\S]*?(<\/untrusted>|$)/g, '');
  const found = new Map<string, string>();
  let loose = trusted;
  for (const name of sectionNames) {
    const pattern = new RegExp(`^[ \\t]*<${name}>([\\s\\S]*?)</${name}>[ \\t]*$`, 'm');
    const match = pattern.exec(loose);
    if (match === null) continue;
    found.set(name, (textSections.has(name) ? unescapeText(match[1] ?? '') : (match[1] ?? '')).trim());
    loose = loose.replace(match[0], '');
  }
  const toolResults = messages.filter((message) => message.role === 'tool').map((message) => parseJson(message.content));
  return {
    system,
    task: found.get('task') ?? '',
    brief: found.get('brief') ?? '',
    brandKit: recordOf(found.get('brand_kit')),
    channel: recordOf(found.get('channel')),
    context: recordOf(found.get('context')),
    facts: listOf(parseJson(found.get('facts')))
      .map(readFact)
      .filter((fact) => fact !== undefined),
    drafts: readDrafts(found.get('draft')),
    feedback: found.get('feedback') ?? '',
    previous: [...readPrevious(found.get('previous')), ...messages.flatMap(readOwnAnswer)],
    findings: toolResults
      .flatMap((result) => listOf(isRecord(result) ? result['findings'] : undefined))
      .map(readFinding)
      .filter((finding) => finding !== undefined),
    toolErrors: toolResults.map(readToolError).filter((problem) => problem !== undefined),
    loose: loose.trim(),
  };
}

function readFact(value: unknown): Fact | undefined {
  if (!isRecord(value) || typeof value['text'] !== 'string' || value['text'].trim() === '') return undefined;
  const id = typeof value['id'] === 'string' ? value['id'] : '';
  return { id, text: value['text'].trim(), trusted: value['trust'] !== 'untrusted' };
}

function readFinding(value: unknown): Finding | undefined {
  const fact = readFact(value);
  if (fact === undefined || !isRecord(value)) return undefined;
  return {
    ...fact,
    importance: typeof value['importance'] === 'number' ? value['importance'] : 0,
    advice: typeof value['advice'] === 'string' && value['advice'].trim() !== '' ? value['advice'].trim() : undefined,
    stale: value['stale'] === true,
  };
}

function readToolError(value: unknown): string | undefined {
  if (!isRecord(value) || !isRecord(value['error'])) return undefined;
  const message = value['error']['message'];
  return typeof message === 'string' && message.trim() !== '' ? message.trim() : undefined;
}

function readDrafts(text: string | undefined): Record<string, unknown>[] {
  const value = parseJson(text);
  if (Array.isArray(value)) return value.filter(isRecord);
  if (isRecord(value)) return Array.isArray(value['drafts']) ? value['drafts'].filter(isRecord) : [value];
  return text === undefined || text === '' ? [] : [{ text }];
}

function readPrevious(text: string | undefined): string[] {
  const value = parseJson(text);
  if (Array.isArray(value)) {
    return value.map((entry) => (isRecord(entry) ? entry['text'] : entry)).filter((entry) => typeof entry === 'string');
  }
  return text === undefined || text === '' ? [] : text.split(/\n{2,}/);
}

/** What this model itself answered earlier in the conversation counts as written already. */
function readOwnAnswer(message: WireMessage): string[] {
  const value = message.role === 'assistant' ? parseJson(message.content) : undefined;
  return listOf(isRecord(value) ? value['variants'] : undefined)
    .map((variant) => (isRecord(variant) ? variant['text'] : undefined))
    .filter((text) => typeof text === 'string');
}

function parseJson(text: string | undefined): unknown {
  if (text === undefined || text.trim() === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function recordOf(text: string | undefined): Record<string, unknown> {
  const value = parseJson(text);
  return isRecord(value) ? value : {};
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function unescapeText(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
