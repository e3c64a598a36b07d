import { AIMessage, type BaseMessage, ToolMessage } from '@langchain/core/messages';

/** A JSON schema as it travels in a request. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** A message as an OpenAI-compatible server receives it: all that any model, remote or offline, gets to see. */
export type WireMessage =
  | { role: 'system' | 'user'; content: string }
  | { role: 'assistant'; content: string; toolCalls: WireToolCall[] }
  | { role: 'tool'; content: string; toolCallId: string };

export interface WireToolCall {
  id: string;
  name: string;
  /** JSON text, as on the wire. */
  arguments: string;
}

export interface WireTool {
  name: string;
  description: string;
  parameters: JsonSchema;
}

export interface WireResponseFormat {
  name: string;
  schema: JsonSchema;
}

export interface WireRequest {
  messages: WireMessage[];
  tools?: WireTool[];
  /** `none` forbids tools, `required` and a name force one; absent means the model may choose. */
  toolChoice?: 'auto' | 'none' | 'required' | { name: string };
  responseFormat?: WireResponseFormat;
}

export type WireAnswer = { content: string; toolCalls?: undefined } | { content: ''; toolCalls: WireToolCall[] };

/** Turns LangChain messages into what goes over the wire; content parts other than text are left out. */
export function toWireMessages(messages: readonly BaseMessage[]): WireMessage[] {
  return messages.map((message): WireMessage => {
    const content = textOf(message);
    if (ToolMessage.isInstance(message)) return { role: 'tool', content, toolCallId: message.tool_call_id };
    if (AIMessage.isInstance(message)) {
      const toolCalls = (message.tool_calls ?? []).map((call, index) => ({
        id: call.id ?? `call_${index}`,
        name: call.name,
        arguments: JSON.stringify(call.args),
      }));
      return { role: 'assistant', content, toolCalls };
    }
    const type = message.getType();
    return { role: type === 'system' ? 'system' : 'user', content };
  });
}

function textOf(message: BaseMessage): string {
  if (typeof message.content === 'string') return message.content;
  return message.content.map((part) => ('text' in part && typeof part.text === 'string' ? part.text : '')).join('');
}

/** True for a plain JSON object. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
