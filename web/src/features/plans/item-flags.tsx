import { TriangleAlert } from 'lucide-react';
import type { PlanItem } from '../../api/types.ts';
import { messages } from '../../messages/index.ts';
import { flagsByWeight, riskOf } from './risk.ts';

/** What to look at before saying yes, the heaviest first. */
export function ItemFlags({ item }: { item: PlanItem }) {
  if (item.flags.length === 0) return null;
  const isHigh = riskOf(item) === 'high';
  return (
    <ul className={`rounded-control flex flex-col gap-1 px-3 py-2 ${isHigh ? 'bg-red-soft' : 'bg-amber-soft'}`}>
      {flagsByWeight(item).map((flag) => (
        <li key={`${flag.code}-${flag.span ?? ''}`} className="text-table flex gap-2">
          <TriangleAlert size={16} aria-hidden="true" className={`mt-0.5 shrink-0 ${isHigh ? 'text-red' : 'text-amber'}`} />
          <span className="min-w-0 break-words">
            <span className="font-medium">{messages.plans.flags[flag.code]}.</span> {flag.message}
            {flag.span !== undefined && !flag.message.includes(flag.span) && <q className="text-muted ml-1">{flag.span}</q>}
          </span>
        </li>
      ))}
    </ul>
  );
}
