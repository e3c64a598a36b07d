import type { ReactNode } from 'react';
import { formatRelative } from '../../time/format.ts';
import { useNow } from '../../time/use-now.ts';

export function PersonMessage({ name, at, children }: { name: string; at: string; children: ReactNode }) {
  const now = useNow();
  return (
    <section className="bg-sunken rounded-panel ml-auto max-w-[88%] px-4 py-3">
      <p className="text-meta text-muted mb-0.5">
        <span className="text-text font-medium">{name}</span> · {formatRelative(at, now)}
      </p>
      {children}
    </section>
  );
}
