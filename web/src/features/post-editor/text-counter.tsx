import { messages } from '../../messages/index.ts';
import { formatNumber } from '../../time/format.ts';
import type { MeasuredText } from './use-measured-text.ts';

export function TextCounter({ measured }: { measured: MeasuredText }) {
  return (
    <span className={`tabular-nums ${measured.isValid ? '' : 'text-red font-medium'}`}>
      {messages.posts.length(formatNumber(measured.length), formatNumber(measured.limit))}
    </span>
  );
}
