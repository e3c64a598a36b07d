import { isRecord, type JsonSchema, type WireMessage, type WireTool, type WireToolCall } from '../wire.ts';
import type { PromptSections } from './prompt-sections.ts';
import { hashText } from './seed.ts';

/** More calls than this in one answer would be a loop, not research. */
export const maxCallsPerAnswer = 16;

/** More calls than this in one conversation, and the model answers with what it has. */
export const maxCallsPerConversation = 48;

/**
 * Which tools to call now: each offered tool, once for each channel or draft of the context, unless the conversation
 * holds that very call already. Required parameters come by name from `<draft>` and `<context>` (`channelId` also from
 * the list `channelIds`); a tool with a required parameter that nobody gave is left alone.
 */
export function decideToolCalls(
  tools: readonly WireTool[],
  messages: readonly WireMessage[],
  sections: PromptSections,
): WireToolCall[] {
  const made = messages.flatMap((message) => (message.role === 'assistant' ? message.toolCalls : []));
  if (made.length >= maxCallsPerConversation) return [];
  const known = new Set(made.map((call) => callKey(call.name, safeParse(call.arguments))));
  const calls: WireToolCall[] = [];
  for (const tool of tools) {
    for (const args of argumentSets(tool, sections)) {
      const key = callKey(tool.name, args);
      if (known.has(key) || calls.length >= maxCallsPerAnswer) continue;
      known.add(key);
      calls.push({
        id: `call_${hashText(key).toString(36)}${made.length + calls.length}`,
        name: tool.name,
        arguments: JSON.stringify(args),
      });
    }
  }
  return calls;
}

/** Every way to fill a tool's parameters from the context; empty when a required one is missing. */
export function argumentSets(tool: WireTool, sections: PromptSections): Record<string, unknown>[] {
  const properties = isRecord(tool.parameters['properties']) ? tool.parameters['properties'] : {};
  const required = Array.isArray(tool.parameters['required']) ? tool.parameters['required'].map(String) : [];
  const drafts =
    required.includes('text') && sections.drafts.length > 0
      ? sections.drafts
      : [sections.drafts.length === 1 ? (sections.drafts[0] ?? {}) : {}];
  const sets = drafts.flatMap((draft) => {
    let partial: Record<string, unknown>[] = [{}];
    for (const [name, schema] of Object.entries(properties)) {
      const values = valuesFor(name, isRecord(schema) ? schema : {}, draft, sections);
      if (values.length === 0 && !required.includes(name)) continue;
      const chosen = required.includes(name) ? values : values.slice(0, 1);
      partial = partial.flatMap((args) => chosen.map((value) => ({ ...args, [name]: value })));
    }
    return partial;
  });
  return sets.filter((args) => required.every((name) => args[name] !== undefined));
}

function valuesFor(name: string, schema: JsonSchema, draft: Record<string, unknown>, sections: PromptSections): unknown[] {
  const { context, channel, brief } = sections;
  const direct = [draft[name], context[name]].find((value) => fits(value, schema));
  if (direct !== undefined) return [direct];
  const list = context[`${name}s`];
  if (Array.isArray(list)) return list.filter((value) => fits(value, schema));
  if (name === 'channelId' && fits(channel['id'], schema)) return [channel['id']];
  if (name === 'topic' && brief !== '' && fits(brief, schema)) return [brief.slice(0, 200)];
  return [];
}

function fits(value: unknown, schema: JsonSchema): boolean {
  if (value === undefined || value === null) return false;
  switch (schema['type']) {
    case 'string':
      return typeof value === 'string';
    case 'number':
      return typeof value === 'number';
    case 'integer':
      return Number.isInteger(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isRecord(value);
    default:
      return true;
  }
}

function callKey(name: string, args: unknown): string {
  return `${name}${JSON.stringify(args, (_key, value: unknown) => (isRecord(value) ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))) : value))}`;
}

function safeParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
