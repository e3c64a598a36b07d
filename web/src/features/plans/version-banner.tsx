import { History } from 'lucide-react';
import { ApiError } from '../../api/api-error.ts';
import type { Plan } from '../../api/types.ts';
import { messages } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { InlineError } from '../../ui/error-panel.tsx';
import { comparePlans } from './plan-changes.ts';

const t = messages.plans;

interface VersionBannerProps {
  plan: Plan;
  newer: Plan | undefined;
  onShow: () => void;
  /** Why the last Decide did not go through. */
  error: unknown;
}

/** The screen stays; this says what happened behind it. */
export function VersionBanner({ plan, newer, onShow, error }: VersionBannerProps) {
  const isConflict = error instanceof ApiError && error.status === 409;
  if (!newer && !error) return null;
  return (
    <div
      role="alert"
      className="bg-amber-soft border-line flex shrink-0 flex-wrap items-center gap-x-3 gap-y-2 border-b px-4 py-2"
    >
      {newer ? (
        <>
          <History size={16} aria-hidden="true" className="text-amber shrink-0" />
          <p className="text-table min-w-0 flex-1 basis-60">
            {isConflict && <span className="font-medium">{t.notSent} </span>}
            {t.newVersion(newer.version, comparePlans(plan, newer))}
          </p>
          <Button size="small" className="ml-auto" onClick={onShow}>
            {t.showVersion(newer.version)}
          </Button>
        </>
      ) : isConflict ? (
        <p className="text-table">
          <span className="font-medium">{t.notSent}</span> {error.detail} {t.marksKept}
        </p>
      ) : (
        <InlineError error={error} />
      )}
    </div>
  );
}
