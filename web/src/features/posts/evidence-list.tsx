import type { Evidence } from '../../api/types.ts';
import { messages } from '../../messages/index.ts';

const t = messages.posts;

/** What a claim or a choice rests on. Words from outside stand in a dotted amber frame. */
export function EvidenceList({ evidence }: { evidence: Evidence[] }) {
  return (
    <ul className="flex flex-col gap-2">
      {evidence.map((each) => (
        <li key={each.id} className={`text-table ${each.trust === 'untrusted' ? 'outside px-2.5 py-1.5' : ''}`}>
          {each.trust === 'untrusted' && <span className="text-meta text-amber block font-medium">{t.fromOutside}</span>}
          {each.text}
          {each.stale && <span className="text-meta text-amber ml-1 font-medium">{t.stale}</span>}
        </li>
      ))}
    </ul>
  );
}
