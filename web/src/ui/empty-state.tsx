import type { ReactNode } from 'react';

interface EmptyStateProps {
  icon: ReactNode;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}

export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div className="text-muted flex flex-col items-center gap-2 px-6 py-12 text-center">
      <span aria-hidden="true">{icon}</span>
      <p className="text-body text-text font-medium">{title}</p>
      {children !== undefined && <div className="text-table max-w-80">{children}</div>}
      {action !== undefined && <div className="mt-2">{action}</div>}
    </div>
  );
}
