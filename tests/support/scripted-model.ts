import { AIMessage, type BaseMessage } from '@langchain/core/messages';
import type { ChatResult } from '@langchain/core/outputs';
import { toWireRequest, WireChatModel } from '../../tools/models/wire-chat-model.ts';

export interface ToolRequest {
  name: string;
  args: Record<string, unknown>;
}

/** What a scripted model is asked: for tool calls, with the tools it is offered, or for an answer in a format. */
export interface ModelTurn {
  kind: 'tools' | 'answer';
  offered: string[];
  messages: BaseMessage[];
  system: string;
  human: string;
}

export interface Script {
  /** Tool calls of this turn; an empty list goes on to the answer. Default: none. */
  callTools?(turn: ModelTurn): ToolRequest[];
  /** The structured answer. A string is passed on as broken JSON. */
  answer(turn: ModelTurn): Record<string, unknown> | string;
}

/** A chat model that follows a script and records every turn. */
export class ScriptedModel extends WireChatModel {
  readonly turns: ModelTurn[] = [];
  readonly #script: Script;

  constructor(script: Script) {
    super({});
    this.#script = script;
  }

  override _llmType(): string {
    return 'scripted';
  }

  override async _generate(messages: BaseMessage[], options: this['ParsedCallOptions']): Promise<ChatResult> {
    options.signal?.throwIfAborted();
    const request = toWireRequest(messages, options);
    const kind = request.responseFormat === undefined ? 'tools' : 'answer';
    const text = (type: string) =>
      messages
        .filter((message) => message.getType() === type)
        .map((message) => message.text)
        .join('\n');
    const offered = (request.tools ?? []).map(({ name }) => name);
    const turn: ModelTurn = { kind, offered, messages, system: text('system'), human: text('human') };
    this.turns.push(turn);
    const message = kind === 'tools' ? this.#callTools(turn) : this.#answer(turn);
    return { generations: [{ text: message.text, message }] };
  }

  #callTools(turn: ModelTurn): AIMessage {
    const calls = this.#script.callTools?.(turn) ?? [];
    return new AIMessage({
      content: '',
      tool_calls: calls.map((call, index) => ({ ...call, id: `call-${this.turns.length}-${index}`, type: 'tool_call' })),
    });
  }

  #answer(turn: ModelTurn): AIMessage {
    const answer = this.#script.answer(turn);
    return new AIMessage(typeof answer === 'string' ? answer : JSON.stringify(answer));
  }
}

/** Reads a JSON section of a prompt. */
export function readSection(prompt: string, tag: string): unknown {
  const body = new RegExp(`^<${tag}>\\n([\\s\\S]*?)\\n</${tag}>$`, 'm').exec(prompt)?.[1];
  return body === undefined ? undefined : JSON.parse(body);
}
