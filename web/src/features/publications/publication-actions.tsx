import type { PublicationDetail } from '../../api/types.ts';
import { useConnection } from '../../live/connection-context.ts';
import { messages } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { InlineError } from '../../ui/error-panel.tsx';
import { useMe } from '../sign-in/session.ts';
import { useCancelPublication, useRetryPublication } from './queries.ts';

const t = messages.publications;
const decidingRoles = new Set(['owner', 'admin', 'manager', 'approver']);

/** What a person can do for a post that waits or got stuck. One that may be out is looked for before it is sent again. */
export function PublicationActions({ publication }: { publication: PublicationDetail }) {
  const me = useMe();
  const isOffline = useConnection() === 'lost';
  const cancel = useCancelPublication(publication.id);
  const retry = useRetryPublication(publication.id);
  if (me === undefined || me.role === 'viewer') return null;

  const isStopped = ['failed', 'skipped', 'needs_human'].includes(publication.status);
  const mayBeLive = publication.status === 'needs_human' && publication.error?.code === 'publishing.maybe_live';
  const mayRetry = isStopped && decidingRoles.has(me.role);
  const mayCancel = isStopped || publication.status === 'due';
  if (!mayRetry && !mayCancel) return null;
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap gap-2">
        {mayRetry && (
          <Button kind="ink" pending={retry.isPending} disabled={isOffline} onClick={() => retry.mutate(false)}>
            {mayBeLive ? t.lookAgain : t.retry}
          </Button>
        )}
        {mayRetry && mayBeLive && (
          <Button pending={retry.isPending} disabled={isOffline} onClick={() => retry.mutate(true)}>
            {t.sendAnyway}
          </Button>
        )}
        {mayCancel && (
          <Button kind="danger" pending={cancel.isPending} disabled={isOffline} onClick={() => cancel.mutate()}>
            {t.cancel}
          </Button>
        )}
      </div>
      <InlineError error={retry.error ?? cancel.error} />
    </div>
  );
}
