import type { PlanItem } from '../../api/types.ts';
import { messages } from '../../messages/index.ts';
import { formatNumber } from '../../time/format.ts';

const t = messages.plans;
type Prediction = NonNullable<PlanItem['analysis']['predictedEngagement']>;

/** Where the interval lies against the account's usual (1.0), drawn and said. */
export function PredictionLine({ prediction }: { prediction: Prediction }) {
  if ('notEnoughData' in prediction) {
    return (
      <p className="text-table">
        {t.notEnoughData} <span className="text-muted">{prediction.basis}</span>
      </p>
    );
  }
  const { low, high, relative, basis } = prediction;
  const scale = Math.max(2, high * 1.1);
  const at = (value: number) => (Math.max(0, value) / scale) * 240;
  return (
    <div>
      <p className="text-body font-medium tabular-nums">{t.predictedRange(formatNumber(low, 2), formatNumber(high, 2))}</p>
      <svg viewBox="0 0 240 22" className="my-1 h-5.5 w-full max-w-60" aria-hidden="true">
        <line x1="0" x2="240" y1="11" y2="11" className="stroke-line" />
        <line x1={at(1)} x2={at(1)} y1="3" y2="19" className="stroke-edge" strokeDasharray="2 2" />
        <rect
          x={at(low)}
          width={Math.max(2, at(high) - at(low))}
          y="7"
          height="8"
          rx="4"
          className="fill-series-2"
          opacity="0.35"
        />
        <circle cx={at(relative)} cy="11" r="4" className="fill-series-2" />
      </svg>
      <p className="text-meta text-muted">
        {t.usualIsOne} {basis}
      </p>
    </div>
  );
}
