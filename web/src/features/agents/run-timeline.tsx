import { useState } from 'react';
import type { RunStep } from '../../api/types.ts';
import { messages } from '../../messages/index.ts';
import { formatClock, formatCost, formatDuration, formatNumber } from '../../time/format.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ListTree } from 'lucide-react';

const t = messages.agents;
/** A long run draws its end first; the rest on request. */
const shownSteps = 300;

export function RunTimeline({ steps }: { steps: RunStep[] }) {
  const [showsAll, setShowsAll] = useState(false);
  const shown = showsAll ? steps : steps.slice(-shownSteps);
  if (steps.length === 0) {
    return (
      <EmptyState icon={<ListTree size={20} />} title={t.noStepsTitle}>
        {t.noSteps}
      </EmptyState>
    );
  }
  return (
    <>
      {shown.length < steps.length && (
        <Button size="small" className="mb-2" onClick={() => setShowsAll(true)}>
          {t.showEarlier(steps.length - shown.length)}
        </Button>
      )}
      <ol className="bg-surface border-line rounded-panel border">
        {shown.map((step) => (
          <StepRow key={step.id} step={step} />
        ))}
      </ol>
    </>
  );
}

function StepRow({ step }: { step: RunStep }) {
  const hasData = Object.keys(step.data).length > 0;
  const isOutside = step.trust === 'untrusted';
  const tokens = step.promptTokens + step.completionTokens;
  const head = (
    <>
      <span className="text-meta text-muted w-19 shrink-0 pt-0.5 tabular-nums">{formatClock(step.createdAt)}</span>
      <span className="w-24 shrink-0 font-medium">{t.names[step.agent] ?? step.agent}</span>
      <span className="text-meta text-muted w-18 shrink-0 pt-0.5">{t.stepKinds[step.kind]}</span>
      <span className="min-w-0 flex-1 max-md:basis-full">
        <span
          className={`break-words ${step.kind === 'failed' ? 'text-red' : ''} ${isOutside ? 'outside inline-block px-2 py-0.5' : ''}`}
        >
          {isOutside && <span className="text-meta text-amber mr-1.5 font-medium">{messages.posts.fromOutside}</span>}
          {step.message}
        </span>
      </span>
      <span className="text-meta text-muted ml-auto shrink-0 pt-0.5 text-right tabular-nums">
        {[
          step.durationMs === undefined ? '' : formatDuration(step.durationMs),
          tokens === 0 ? '' : t.tokenCount(formatNumber(tokens)),
          step.costUsd === 0 ? '' : formatCost(step.costUsd),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </>
  );
  const rowClass = 'text-table flex flex-wrap items-start gap-x-3 gap-y-1 px-4 py-2 md:flex-nowrap';
  return (
    <li className="border-line border-b last:border-b-0">
      {hasData ? (
        <details>
          <summary className={`${rowClass} hover:bg-sunken list-none`}>{head}</summary>
          <pre
            className="bg-sunken text-meta mx-4 mb-3 max-h-80 overflow-auto rounded-control p-3 font-mono whitespace-pre-wrap"
            tabIndex={0}
          >
            {JSON.stringify(step.data, null, 2)}
          </pre>
        </details>
      ) : (
        <div className={rowClass}>{head}</div>
      )}
    </li>
  );
}
