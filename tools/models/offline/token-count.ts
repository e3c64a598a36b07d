import type { WireAnswer, WireRequest } from '../wire.ts';

/** About four characters to a token, as English is for the common tokenizers; good enough for books, not for limits. */
export function countTokens(text: string): number {
  return Math.ceil(text.length / 4);
}

/** Tokens of a request and its answer, tool schemas and calls included. */
export function countUsage(request: WireRequest, answer: WireAnswer): { promptTokens: number; completionTokens: number } {
  const prompt = request.messages.map(
    (message) => message.content + (message.role === 'assistant' ? JSON.stringify(message.toolCalls) : ''),
  );
  const extras = [...(request.tools ?? []), ...(request.responseFormat === undefined ? [] : [request.responseFormat.schema])];
  const promptTokens = countTokens(prompt.join('\n')) + countTokens(extras.map((extra) => JSON.stringify(extra)).join(''));
  const completionTokens = countTokens(answer.toolCalls === undefined ? answer.content : JSON.stringify(answer.toolCalls));
  return { promptTokens, completionTokens };
}
