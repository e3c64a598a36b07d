import type { Structure } from './insights.ts';
import type { MessageKind } from './message-kinds.ts';

/** Ways to build a post that do not become a kind of message. */
const unsuited: Partial<Readonly<Record<MessageKind, readonly Structure[]>>> = {
  hiring: ['scene', 'fact_first', 'invitation', 'fragments'],
  notice: ['scene', 'fact_first', 'answers', 'invitation', 'fragments'],
  apology: ['scene', 'fact_first', 'list', 'answers', 'invitation', 'tip', 'fragments', 'contrast'],
  request: ['fact_first', 'answers', 'invitation', 'fragments'],
  thanks: ['scene', 'fact_first', 'answers', 'invitation', 'tip', 'fragments'],
  greeting: ['scene', 'fact_first', 'answers', 'invitation', 'tip', 'fragments'],
  milestone: ['scene', 'answers', 'invitation'],
  question: ['question', 'conversation', 'note', 'contrast', 'answers', 'invitation', 'fragments', 'fact_first', 'list'],
  teaser: ['fact_first', 'answers', 'invitation', 'fragments', 'list', 'contrast'],
  warning: ['scene', 'fact_first', 'answers', 'invitation', 'fragments'],
  hello: ['fact_first', 'invitation'],
  offer: ['fact_first'],
  appeal: ['invitation'],
  explain: ['invitation', 'contrast'],
};

export function isSuited(kind: MessageKind, structure: Structure): boolean {
  return unsuited[kind]?.includes(structure) !== true;
}
