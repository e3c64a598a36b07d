import { messages } from '../../messages/index.ts';
import { diffWords } from './text-diff.ts';

/** Added words underlined, removed words struck; never by colour alone. */
export function DiffText({ before, after }: { before: string; after: string }) {
  return (
    <p className="text-post break-words whitespace-pre-wrap">
      {diffWords(before, after).map((part) => {
        if (part.kind === 'added') {
          return (
            <ins key={part.at} className="bg-green-soft text-green rounded-chip underline decoration-2 underline-offset-2">
              <span className="sr-only">{messages.plans.added} </span>
              {part.text}
            </ins>
          );
        }
        if (part.kind === 'removed') {
          return (
            <del key={part.at} className="bg-red-soft text-red rounded-chip line-through">
              <span className="sr-only">{messages.plans.removed} </span>
              {part.text}
            </del>
          );
        }
        return part.text;
      })}
    </p>
  );
}
