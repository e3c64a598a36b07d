import type { ReactNode } from 'react';
import type { Plan, PlanItem } from '../../api/types.ts';
import { messages } from '../../messages/index.ts';
import { EvidenceList } from '../posts/index.ts';
import { PredictionLine } from './prediction-line.tsx';

const t = messages.plans;

/** Why this post, why then, and how sure anybody can be. */
export function WhyPanel({ item, findings }: { item: PlanItem; findings: Plan['findings'] }) {
  const { analysis } = item;
  const isBare = analysis.evidence.length === 0 && !analysis.predictedEngagement && !analysis.timing && findings.length === 0;
  return (
    <aside
      aria-label={t.why}
      className="xl:border-line flex w-full shrink-0 flex-col gap-4 px-4 py-4 xl:w-72 xl:border-l 2xl:w-80"
    >
      <div className="mx-auto flex w-full max-w-140 flex-col gap-5">
        <h2 className="font-semibold">{t.why}</h2>
        {isBare && <p className="text-table text-muted">{t.whyByHand}</p>}
        {analysis.predictedEngagement && (
          <Block title={t.predicted}>
            <PredictionLine prediction={analysis.predictedEngagement} />
          </Block>
        )}
        {analysis.timing && (
          <Block title={t.timing}>
            <p className="text-table">{analysis.timing.reason}</p>
          </Block>
        )}
        {analysis.voiceScore !== undefined && (
          <Block title={t.voice}>
            <p className="text-table tabular-nums">{t.voiceScore(Math.round(analysis.voiceScore * 100))}</p>
          </Block>
        )}
        {analysis.evidence.length > 0 && (
          <Block title={t.evidence}>
            <EvidenceList evidence={analysis.evidence} />
          </Block>
        )}
        {item.note !== undefined && item.note !== '' && (
          <Block title={t.note}>
            <p className="text-table">{item.note}</p>
          </Block>
        )}
        {findings.length > 0 && (
          <Block title={t.findings}>
            <div className="flex flex-col">
              {findings.map((finding) => (
                <details key={finding.agent} className="border-line border-b py-1.5 last:border-b-0">
                  <summary className="text-table min-h-6 font-medium pointer-coarse:min-h-11">
                    {messages.agents.names[finding.agent] ?? finding.agent}
                  </summary>
                  <p className="text-table pt-1">{finding.summary}</p>
                  {finding.recommendations.length > 0 && (
                    <ul className="text-table text-muted list-disc pt-1 pl-5">
                      {finding.recommendations.map((each) => (
                        <li key={each}>{each}</li>
                      ))}
                    </ul>
                  )}
                  <div className="pt-2 pb-1">
                    <EvidenceList evidence={finding.evidence} />
                  </div>
                </details>
              ))}
            </div>
          </Block>
        )}
      </div>
    </aside>
  );
}

function Block({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-1.5">
      <h3 className="text-meta text-muted font-medium">{title}</h3>
      {children}
    </div>
  );
}
