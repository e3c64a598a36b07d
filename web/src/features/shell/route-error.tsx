import type { ErrorComponentProps } from '@tanstack/react-router';
import { CircleAlert } from 'lucide-react';
import { ApiError } from '../../api/api-error.ts';
import { messages } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { describeError } from '../../ui/error-panel.tsx';

const t = messages.errors;

/** A page that failed while drawing or loading; the others keep working. */
export function RouteError({ error }: ErrorComponentProps) {
  return (
    <div role="alert">
      <EmptyState
        icon={<CircleAlert size={20} className="text-red" />}
        title={t.pageTitle}
        action={<Button onClick={() => window.location.reload()}>{t.reload}</Button>}
      >
        {error instanceof ApiError ? describeError(error) : t.pageHelp}
      </EmptyState>
    </div>
  );
}
