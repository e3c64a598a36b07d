import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

export type Tone = 'muted' | 'ink' | 'blue' | 'green' | 'amber' | 'red' | 'violet';

const tones: Record<Tone, string> = {
  muted: 'bg-sunken text-muted',
  ink: 'border border-ink text-ink',
  blue: 'bg-blue-soft text-blue',
  green: 'bg-green-soft text-green',
  amber: 'bg-amber-soft text-amber',
  red: 'bg-red-soft text-red',
  violet: 'bg-violet-soft text-violet',
};

interface ChipProps {
  tone?: Tone;
  icon?: ReactNode;
  title?: string;
  className?: string;
  children: ReactNode;
}

/** A word with a colour; the colour never stands alone. */
export function Chip({ tone = 'muted', icon, title, className, children }: ChipProps) {
  return (
    <span
      title={title}
      className={classNames(
        'rounded-chip text-meta inline-flex h-5.5 max-w-full shrink-0 items-center gap-1 px-1.5 font-medium whitespace-nowrap',
        tones[tone],
        className,
      )}
    >
      {icon}
      <span className="truncate">{children}</span>
    </span>
  );
}
