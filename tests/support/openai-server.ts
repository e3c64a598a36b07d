import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  answer,
  countUsage,
  HashedEmbeddings,
  type WireAnswer,
  type WireMessage,
  type WireRequest,
  type WireTool,
} from '../../tools/models/index.ts';

/** How the next request is to go wrong. */
export type Misbehaviour =
  | { kind: 'status'; status: number; retryAfter?: string; message?: string; code?: string }
  /** Never answers; the connection stays open until the client leaves or the server closes. */
  | { kind: 'hang' }
  /** Answers, so many milliseconds late. */
  | { kind: 'slow'; delayMs: number }
  | { kind: 'drop' }
  /** A body that is no JSON at all. */
  | { kind: 'invalid_json' }
  /** A good envelope around these words. */
  | { kind: 'content'; content: string }
  | { kind: 'empty' }
  /** Ends a stream after so many events, without finish reason or [DONE]. */
  | { kind: 'cut_stream'; afterEvents: number };

export interface RecordedRequest {
  path: string;
  body: Record<string, unknown>;
  authorization: string | undefined;
}

export interface OpenAiServer {
  /** With `/v1`, for `baseUrl`. */
  baseUrl: string;
  requests: RecordedRequest[];
  /** The next requests go wrong in this order; after them all is well again. */
  misbehave(...next: Misbehaviour[]): void;
  /** Every request goes wrong like this until it is called with undefined. */
  misbehaveAlways(always: Misbehaviour | undefined): void;
  /** Only requests for this model go wrong. */
  misbehaveFor(model: string, always: Misbehaviour): void;
  /** Refuse these kinds of response format with 400, as small servers do. */
  refuseFormats(...formats: ('json_schema' | 'json_object' | 'tools')[]): void;
  close(): Promise<void>;
}

/**
 * An OpenAI-compatible server over real HTTP whose model is the offline model's core: chat completions as JSON and as
 * server-sent events, embeddings as arrays and base64, and misbehaviour on demand.
 */
export async function startOpenAiServer(): Promise<OpenAiServer> {
  const requests: RecordedRequest[] = [];
  const queue: Misbehaviour[] = [];
  const byModel = new Map<string, Misbehaviour>();
  let refused: ReadonlySet<string> = new Set();
  let always: Misbehaviour | undefined;
  const embeddings = new HashedEmbeddings();

  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = parseBody(await readBody(request));
    requests.push({ path: request.url ?? '', body, authorization: request.headers.authorization });
    const fault = queue.shift() ?? byModel.get(String(body['model'])) ?? always;
    if (fault?.kind === 'hang') return;
    if (fault?.kind === 'drop') return void response.destroy();
    if (fault?.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, fault.delayMs));
    if (fault?.kind === 'status')
      return sendError(response, fault.status, fault.message ?? 'Made to fail.', fault.code, fault.retryAfter);
    if (fault?.kind === 'invalid_json')
      return void response.writeHead(200, { 'content-type': 'application/json' }).end('{"choices": [{"message"');
    if (request.url === '/v1/embeddings') return sendJson(response, 200, await embed(body, embeddings));
    if (request.url !== '/v1/chat/completions' || request.method !== 'POST') return sendError(response, 404, 'No such address.');
    if (typeof body['model'] !== 'string' || !Array.isArray(body['messages']))
      return sendError(response, 400, 'model and messages are required.');
    const format = isRecord(body['response_format'])
      ? String(body['response_format']['type'])
      : Array.isArray(body['tools'])
        ? 'tools'
        : '';
    if (refused.has(format)) return sendError(response, 400, `${format} is not supported by this server.`);
    const wire = toWireRequest(body);
    const result = contentFor(fault) ?? answer(wire);
    const { promptTokens, completionTokens } = countUsage(wire, result);
    const usage = {
      prompt_tokens: promptTokens,
      completion_tokens: completionTokens,
      total_tokens: promptTokens + completionTokens,
    };
    const envelope = { id: `chatcmpl-${requests.length}`, created: 1_700_000_000, model: body['model'] };
    if (body['stream'] === true) return sendStream(response, envelope, result, usage, body, fault);
    sendJson(response, 200, {
      ...envelope,
      object: 'chat.completion',
      choices: [
        {
          index: 0,
          finish_reason: finishOf(result),
          message: {
            role: 'assistant',
            content: result.toolCalls === undefined ? result.content : null,
            tool_calls: result.toolCalls?.map(toToolCall),
          },
        },
      ],
      usage,
    });
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    requests,
    misbehave: (...next) => void queue.push(...next),
    misbehaveAlways: (next) => (always = next),
    misbehaveFor: (model, next) => void byModel.set(model, next),
    refuseFormats: (...formats) => (refused = new Set(formats)),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function contentFor(fault: Misbehaviour | undefined): WireAnswer | undefined {
  if (fault?.kind === 'empty') return { content: '' };
  return fault?.kind === 'content' ? { content: fault.content } : undefined;
}

/** The request as the offline model's core takes it: the very same shape that a call in process has. */
function toWireRequest(body: Record<string, unknown>): WireRequest {
  const messages = (body['messages'] as unknown[]).filter(isRecord).map(toWireMessage);
  const tools = (Array.isArray(body['tools']) ? body['tools'] : []).flatMap((tool: unknown): WireTool[] => {
    const definition = isRecord(tool) && isRecord(tool['function']) ? tool['function'] : undefined;
    if (definition === undefined) return [];
    return [
      {
        name: String(definition['name']),
        description: typeof definition['description'] === 'string' ? definition['description'] : '',
        parameters: isRecord(definition['parameters']) ? definition['parameters'] : {},
      },
    ];
  });
  const format = isRecord(body['response_format']) ? body['response_format'] : undefined;
  const jsonSchema = format !== undefined && isRecord(format['json_schema']) ? format['json_schema'] : undefined;
  const asked = format?.['type'] === 'json_object' ? schemaInInstructions(messages) : undefined;
  const schema = jsonSchema !== undefined && isRecord(jsonSchema['schema']) ? jsonSchema['schema'] : asked;
  const choice = body['tool_choice'];
  return {
    messages,
    tools,
    toolChoice:
      choice === 'none' || choice === 'auto' || choice === 'required'
        ? choice
        : isRecord(choice) && isRecord(choice['function'])
          ? { name: String(choice['function']['name']) }
          : undefined,
    responseFormat: schema === undefined ? undefined : { name: 'answer', schema },
  };
}

function toWireMessage(message: Record<string, unknown>): WireMessage {
  const content = textOf(message['content']);
  if (message['role'] === 'tool') return { role: 'tool', content, toolCallId: String(message['tool_call_id']) };
  if (message['role'] === 'assistant') {
    const calls = Array.isArray(message['tool_calls']) ? message['tool_calls'].filter(isRecord) : [];
    return {
      role: 'assistant',
      content,
      toolCalls: calls.map((call) => {
        const called = isRecord(call['function']) ? call['function'] : {};
        return { id: String(call['id']), name: String(called['name']), arguments: String(called['arguments']) };
      }),
    };
  }
  return { role: message['role'] === 'system' || message['role'] === 'developer' ? 'system' : 'user', content };
}

/** JSON mode has no schema on the wire; it stands in the instructions, as a model would read it. */
function schemaInInstructions(messages: readonly WireMessage[]): Record<string, unknown> | undefined {
  const text = messages.find((message) => message.role === 'system' && message.content.includes('JSON schema:\n'))?.content;
  if (text === undefined) return undefined;
  const parsed: unknown = JSON.parse(text.slice(text.indexOf('JSON schema:\n') + 'JSON schema:\n'.length));
  return isRecord(parsed) ? parsed : undefined;
}

function sendStream(
  response: ServerResponse,
  envelope: object,
  result: WireAnswer,
  usage: object,
  body: Record<string, unknown>,
  fault: Misbehaviour | undefined,
): void {
  const chunk = (delta: object, finishReason: string | null = null): object => ({
    ...envelope,
    object: 'chat.completion.chunk',
    choices: [{ index: 0, delta, finish_reason: finishReason }],
  });
  const events: object[] = [chunk({ role: 'assistant', content: '' })];
  for (const text of result.content.match(/\S+\s*|\s+/g) ?? []) events.push(chunk({ content: text }));
  for (const [index, call] of (result.toolCalls ?? []).entries()) {
    const half = Math.ceil(call.arguments.length / 2);
    events.push(
      chunk({
        tool_calls: [
          { index, id: call.id, type: 'function', function: { name: call.name, arguments: call.arguments.slice(0, half) } },
        ],
      }),
    );
    events.push(chunk({ tool_calls: [{ index, function: { arguments: call.arguments.slice(half) } }] }));
  }
  events.push(chunk({}, finishOf(result)));
  const options = body['stream_options'];
  if (isRecord(options) && options['include_usage'] === true)
    events.push({ ...envelope, object: 'chat.completion.chunk', choices: [], usage });
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  if (fault?.kind === 'cut_stream') {
    for (const event of events.slice(0, fault.afterEvents)) response.write(`data: ${JSON.stringify(event)}\n\n`);
    // Sent first, so that the client sees the pieces before the end.
    response.write(': cut\n\n', () => response.destroy());
    return;
  }
  for (const event of events) response.write(`data: ${JSON.stringify(event)}\n\n`);
  response.end('data: [DONE]\n\n');
}

async function embed(body: Record<string, unknown>, embeddings: HashedEmbeddings): Promise<object> {
  const inputs = Array.isArray(body['input']) ? body['input'].map(String) : [String(body['input'])];
  const vectors = await embeddings.embedDocuments(inputs);
  const encode = (vector: number[]): number[] | string =>
    body['encoding_format'] === 'base64' ? Buffer.from(new Float32Array(vector).buffer).toString('base64') : vector;
  return {
    object: 'list',
    model: body['model'],
    data: vectors.map((vector, index) => ({ object: 'embedding', index, embedding: encode(vector) })),
    usage: { prompt_tokens: inputs.join(' ').length, total_tokens: inputs.join(' ').length },
  };
}

function toToolCall(call: { id: string; name: string; arguments: string }): object {
  return { id: call.id, type: 'function', function: { name: call.name, arguments: call.arguments } };
}

function finishOf(result: WireAnswer): string {
  return result.toolCalls === undefined ? 'stop' : 'tool_calls';
}

function sendError(response: ServerResponse, status: number, message: string, code?: string, retryAfter?: string): void {
  const headers: Record<string, string> = retryAfter === undefined ? {} : { 'retry-after': retryAfter };
  sendJson(
    response,
    status,
    { error: { message, type: status >= 500 ? 'server_error' : 'invalid_request_error', param: null, code: code ?? null } },
    headers,
  );
}

function sendJson(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function parseBody(text: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(text);
    return isRecord(parsed) ? parsed : {};
  } catch {
    return {};
  }
}

function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  return Array.isArray(content)
    ? content.map((part) => (isRecord(part) && typeof part['text'] === 'string' ? part['text'] : '')).join('')
    : '';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
