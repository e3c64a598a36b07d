import { CircleAlert } from 'lucide-react';
import { ApiError } from '../api/api-error.ts';
import { messages } from '../messages/index.ts';
import { Button } from './button.tsx';

/** What failed, what is safe, what next. */
export function ErrorPanel({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  return (
    <div role="alert" className="flex flex-col items-start gap-2 p-4">
      <p className="text-red text-body flex items-start gap-2 font-medium">
        <CircleAlert size={16} className="mt-0.5 shrink-0" aria-hidden="true" />
        {describeError(error)}
      </p>
      {onRetry && (
        <Button size="small" onClick={onRetry}>
          {messages.common.tryAgain}
        </Button>
      )}
    </div>
  );
}

/** A failed action, told where it was tried. */
export function InlineError({ error }: { error: unknown }) {
  if (error === null || error === undefined) return null;
  return (
    <p role="alert" className="text-red text-table flex items-start gap-1.5">
      <CircleAlert size={16} className="mt-0.5 shrink-0" aria-hidden="true" />
      <span>{describeError(error)}</span>
    </p>
  );
}

/** One sentence for a person; the server's own detail where there is one. */
export function describeError(error: unknown): string {
  if (!(error instanceof ApiError)) return messages.errors.unexpected;
  if (error.status === 0) return messages.errors.unreachable;
  if (error.status === 429) return messages.errors.tooMany;
  const fields = error.errors.map((each) => each.message).join(' ');
  return [error.detail || messages.errors.status(error.status), fields].filter(Boolean).join(' ');
}
