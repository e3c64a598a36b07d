import { CheckCheck } from 'lucide-react';
import type { DecideResult, Plan } from '../../api/types.ts';
import { messages } from '../../messages/index.ts';

const t = messages.plans;

/** What Decide came to, every refusal named. */
export function OutcomeReport({ plan, result }: { plan: Plan; result: DecideResult | undefined }) {
  if (!result) return null;
  const applied = result.outcomes.filter((each) => each.applied);
  const refused = result.outcomes.filter((each) => !each.applied);
  const count = (outcome: string) => applied.filter((each) => each.outcome === outcome).length;
  const position = (itemId: string) => (plan.items.find((item) => item.id === itemId)?.position ?? 0) + 1;
  return (
    <div role="status" className="border-line bg-green-soft shrink-0 border-b px-4 py-2">
      <p className="text-table flex items-center gap-2">
        <CheckCheck size={16} aria-hidden="true" className="text-green shrink-0" />
        {t.report(count('approve'), count('request_changes'), count('reject'), count('hold'))}
      </p>
      {refused.map((each) => (
        <p key={each.itemId} className="text-table text-red pl-6">
          {t.notApplied(position(each.itemId), each.reason ?? '')}
        </p>
      ))}
    </div>
  );
}
