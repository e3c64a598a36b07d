import type { PlanItem } from '../../api/types.ts';
import { messages } from '../../messages/index.ts';

const t = messages.plans;

/** What people decided about this post so far. */
export function ItemDecisions({ item }: { item: PlanItem }) {
  if (item.decisions.length === 0) return null;
  return (
    <div className="flex flex-col gap-1 pt-1">
      <h3 className="text-meta text-muted font-medium">{t.history}</h3>
      <ul className="flex flex-col gap-1">
        {item.decisions.map((each) => (
          <li key={each.id} className="text-table">
            {t.decided(each.decidedBy.name, messages.plans.outcomes[each.outcome], each.itemVersion)}
            {each.comment !== undefined && <span className="text-muted">: {each.comment}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}
