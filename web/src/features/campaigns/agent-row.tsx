import { Check, ChevronRight, Circle, CircleDot, CircleSlash, CircleX } from 'lucide-react';
import type { RunStep } from '../../api/types.ts';
import { messages } from '../../messages/index.ts';
import { formatDuration } from '../../time/format.ts';
import type { AgentProgress, AgentState } from './agent-progress.ts';

const t = messages.campaigns;

const looks: Record<AgentState, [typeof Check, string]> = {
  waiting: [Circle, 'text-muted'],
  working: [CircleDot, 'text-blue'],
  done: [Check, 'text-green'],
  failed: [CircleX, 'text-red'],
  stopped: [CircleSlash, 'text-muted'],
};

/** One agent: its state, what it does or came to, and everything it did when opened. */
export function AgentRow({ progress }: { progress: AgentProgress }) {
  const [Icon, color] = looks[progress.state];
  const findings = progress.steps.filter((step) => step.kind === 'finding');
  const head = (
    <>
      <Icon size={16} aria-hidden="true" className={`mt-0.5 shrink-0 ${color}`} />
      <span className="w-24 shrink-0 font-medium">{messages.agents.names[progress.agent]}</span>
      <span className="text-table min-w-0 flex-1 sm:flex max-sm:order-last max-sm:basis-full max-sm:pl-7">
        <span className="sr-only">{t.agentStates[progress.state]}. </span>
        <span className={`sm:truncate ${progress.state === 'waiting' ? 'text-muted' : ''}`}>
          {progress.headline ?? t.agentStates[progress.state]}
        </span>
      </span>
      <span className="text-meta text-muted ml-auto shrink-0 pt-0.5 tabular-nums">
        {progress.state === 'working'
          ? t.agentStates.working
          : progress.durationMs > 0
            ? formatDuration(progress.durationMs)
            : ''}
      </span>
    </>
  );
  const rowClass = 'flex min-h-11 flex-wrap items-start gap-x-3 gap-y-0.5 px-4 py-3';

  if (progress.steps.length === 0) {
    return <li className={`border-line border-b last:border-b-0 ${rowClass} pr-11`}>{head}</li>;
  }
  return (
    <li className="border-line border-b last:border-b-0">
      <details className="group" open={progress.state === 'failed'}>
        <summary className={`${rowClass} list-none`}>
          {head}
          <ChevronRight size={16} aria-hidden="true" className="text-muted mt-0.5 shrink-0 group-open:rotate-90" />
        </summary>
        <ol className="flex flex-col gap-1.5 pr-4 pb-3 pl-11">
          {progress.steps.map((step) => (
            <StepLine key={step.id} step={step} />
          ))}
          {findings.length === 0 && progress.state === 'done' && <li className="text-table text-muted">{t.noFindings}</li>}
        </ol>
      </details>
    </li>
  );
}

function StepLine({ step }: { step: RunStep }) {
  const isOutside = step.trust === 'untrusted';
  return (
    <li className="text-table flex gap-2">
      <span className="text-meta text-muted w-18 shrink-0 pt-0.5">{messages.agents.stepKinds[step.kind]}</span>
      <span
        className={`min-w-0 break-words ${isOutside ? 'outside px-2 py-0.5' : ''} ${step.kind === 'failed' ? 'text-red' : ''}`}
      >
        {isOutside && <span className="text-meta text-amber mr-1.5 font-medium">{messages.posts.fromOutside}</span>}
        {step.message}
      </span>
    </li>
  );
}
