import { isRecord, type JsonSchema, type WireAnswer, type WireRequest, type WireResponseFormat, type WireTool } from '../wire.ts';
import { writeVariants } from './copy/index.ts';
import { writeNarrative } from './narrative.ts';
import { type PromptSections, readSections } from './prompt-sections.ts';
import { fillSchema } from './schema-fill.ts';
import { argumentSets, decideToolCalls } from './tool-policy.ts';
import { hashText } from './seed.ts';

/**
 * The offline model itself: a pure function from what is on the wire to what goes back. First the tools that are still
 * to be called, then the answer in the format asked for, else plain words.
 */
export function answer(request: WireRequest): WireAnswer {
  const sections = readSections(request.messages);
  const { tools = [], toolChoice = 'auto' } = request;
  if (typeof toolChoice === 'object') {
    const forced = tools.find((tool) => tool.name === toolChoice.name);
    if (forced !== undefined) return callForced(forced, sections);
  }
  if (toolChoice !== 'none') {
    const toolCalls = decideToolCalls(tools, request.messages, sections);
    if (toolCalls.length > 0) return { content: '', toolCalls };
  }
  if (request.responseFormat !== undefined) return { content: JSON.stringify(answerInFormat(request.responseFormat, sections)) };
  return { content: answerInWords(sections) };
}

function answerInFormat(format: WireResponseFormat, sections: PromptSections): unknown {
  const properties = propertiesOf(format.schema);
  const narrative = writeNarrative(sections);
  const filled = fillSchema(format.schema, { sections, narrative });
  if (!isRecord(filled)) return filled;
  if (hasVariants(format.schema)) return { ...filled, variants: writeVariants(sections, variantBounds(format.schema)) };
  const own = Object.entries(narrative).filter(
    ([name]) => isRecord(properties[name]) && narrativeTypes[name] === properties[name]['type'],
  );
  return { ...filled, ...Object.fromEntries(own) };
}

const narrativeTypes: Readonly<Record<string, string>> = { summary: 'string', citedIds: 'array', recommendations: 'array' };

function answerInWords(sections: PromptSections): string {
  if (sections.findings.length > 0) return writeNarrative(sections).summary;
  if (Object.keys(sections.channel).length > 0 && sections.brief !== '')
    return writeVariants(sections, { least: 1, most: 1 })[0]?.text ?? '';
  return 'There is not enough data yet to say anything reliable.';
}

/** A call that the caller insists on: with the context's values, or, as servers without response formats are asked, with the answer itself. */
function callForced(tool: WireTool, sections: PromptSections): WireAnswer {
  const asAnswer = hasVariants(tool.parameters) || propertiesOf(tool.parameters)['summary'] !== undefined;
  const args = asAnswer ? undefined : argumentSets(tool, sections)[0];
  const text = JSON.stringify(args ?? answerInFormat({ name: tool.name, schema: tool.parameters }, sections));
  return {
    content: '',
    toolCalls: [{ id: `call_${hashText(tool.name + text).toString(36)}`, name: tool.name, arguments: text }],
  };
}

function propertiesOf(schema: JsonSchema): Record<string, unknown> {
  return isRecord(schema['properties']) ? schema['properties'] : {};
}

function variantItems(schema: JsonSchema): JsonSchema | undefined {
  const variants = propertiesOf(schema)['variants'];
  if (!isRecord(variants) || !isRecord(variants['items'])) return undefined;
  const reference = variants['items']['$ref'];
  if (typeof reference !== 'string') return variants['items'];
  const definitions = isRecord(schema['$defs']) ? schema['$defs'] : isRecord(schema['definitions']) ? schema['definitions'] : {};
  const named = definitions[reference.split('/').at(-1) ?? ''];
  return isRecord(named) ? named : undefined;
}

function hasVariants(schema: JsonSchema): boolean {
  const items = variantItems(schema);
  return items !== undefined && propertiesOf(items)['text'] !== undefined;
}

function variantBounds(schema: JsonSchema): { least: number; most: number } {
  const variants = propertiesOf(schema)['variants'];
  const least = isRecord(variants) && typeof variants['minItems'] === 'number' ? variants['minItems'] : 3;
  const most = isRecord(variants) && typeof variants['maxItems'] === 'number' ? variants['maxItems'] : 5;
  return { least, most: Math.max(least, Math.min(most, 5)) };
}
