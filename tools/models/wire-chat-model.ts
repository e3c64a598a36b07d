import type { AIMessageChunk, BaseMessage } from '@langchain/core/messages';
import { BaseChatModel, type BaseChatModelCallOptions, type BindToolsInput } from '@langchain/core/language_models/chat_models';
import type { BaseLanguageModelInput, StructuredOutputMethodOptions } from '@langchain/core/language_models/base';
import { type Runnable, RunnableLambda } from '@langchain/core/runnables';
import { assembleStructuredOutputPipeline } from '@langchain/core/language_models/structured_output';
import { convertToOpenAITool } from '@langchain/core/utils/function_calling';
import { ModelOutputError } from '../../db/errors.ts';
import { jsonSchemaOf, type OutputSchema, parseAgainst } from './json-answer.ts';
import { isRecord, type JsonSchema, toWireMessages, type WireRequest, type WireTool } from './wire.ts';

/** Call options in the shape of an OpenAI chat completion request. */
export interface WireCallOptions extends BaseChatModelCallOptions {
  tools?: unknown[];
  response_format?: { type: 'json_schema'; json_schema: WireJsonSchemaFormat } | { type: 'json_object'; json_schema?: undefined };
}

interface WireJsonSchemaFormat {
  name: string;
  schema: JsonSchema;
  strict?: boolean;
}

/**
 * What the offline model and the chain of models have in common: tools and schemas become plain OpenAI wire options at
 * once, so that the same request reaches whichever model answers in the end.
 */
export abstract class WireChatModel extends BaseChatModel<WireCallOptions> {
  override bindTools(
    tools: BindToolsInput[],
    kwargs?: Partial<WireCallOptions>,
  ): Runnable<BaseLanguageModelInput, AIMessageChunk, WireCallOptions> {
    return this.withConfig({ tools: tools.map((tool) => convertToOpenAITool(tool)), ...kwargs });
  }

  override withStructuredOutput<RunOutput extends Record<string, unknown>>(
    outputSchema: OutputSchema<RunOutput>,
    config?: StructuredOutputMethodOptions,
  ): Runnable<BaseLanguageModelInput, RunOutput>;
  override withStructuredOutput<RunOutput extends Record<string, unknown>>(
    outputSchema: OutputSchema<RunOutput>,
    config?: StructuredOutputMethodOptions<true>,
  ): Runnable<BaseLanguageModelInput, { raw: BaseMessage; parsed: RunOutput }>;
  override withStructuredOutput<RunOutput extends Record<string, unknown>>(
    outputSchema: OutputSchema<RunOutput>,
    config?: StructuredOutputMethodOptions<boolean>,
  ): Runnable<BaseLanguageModelInput, RunOutput> | Runnable<BaseLanguageModelInput, { raw: BaseMessage; parsed: RunOutput }> {
    const schema = jsonSchemaOf(outputSchema);
    const model = this.withConfig({
      response_format: { type: 'json_schema', json_schema: { name: config?.name ?? 'answer', schema, strict: true } },
    });
    const parser = RunnableLambda.from((message: BaseMessage) => {
      const parsed = parseAgainst<RunOutput>(outputSchema, message.text);
      if (parsed.ok) return parsed.value;
      throw new ModelOutputError(
        'model.invalid_output',
        `The model's answer does not fit the schema asked for: ${parsed.problem}`,
      );
    });
    return assembleStructuredOutputPipeline<RunOutput>(model, parser, config?.includeRaw);
  }
}

/** The request as any server would get it, from LangChain's messages and options. */
export function toWireRequest(messages: readonly BaseMessage[], options: WireCallOptions): WireRequest {
  const format = options.response_format?.json_schema;
  return {
    messages: toWireMessages(messages),
    tools: (options.tools ?? []).map(toWireTool).filter((tool) => tool !== undefined),
    toolChoice: toWireToolChoice(options.tool_choice),
    responseFormat: format === undefined ? undefined : { name: format.name, schema: format.schema },
  };
}

/** Reads a tool in OpenAI's shape; anything else is not a tool. */
export function toWireTool(tool: unknown): WireTool | undefined {
  if (!isRecord(tool) || !isRecord(tool['function'])) return undefined;
  const { name, description, parameters } = tool['function'];
  if (typeof name !== 'string') return undefined;
  return {
    name,
    description: typeof description === 'string' ? description : '',
    parameters: isRecord(parameters) ? parameters : {},
  };
}

/** Reads a tool choice in LangChain's or OpenAI's shape. */
export function toWireToolChoice(choice: unknown): WireRequest['toolChoice'] {
  if (choice === 'auto' || choice === 'none') return choice;
  if (choice === 'any' || choice === 'required') return 'required';
  if (typeof choice === 'string') return { name: choice };
  if (isRecord(choice) && isRecord(choice['function']) && typeof choice['function']['name'] === 'string') {
    return { name: choice['function']['name'] };
  }
  return undefined;
}
