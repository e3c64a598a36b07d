import type { PublicationDetail } from '../../api/types.ts';
import { useConnection } from '../../live/connection-context.ts';
import { messages } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { InlineError } from '../../ui/error-panel.tsx';
import { useMe } from '../sign-in/session.ts';
import { useCancelPublication, useRetryPublication } from './queries.ts';

const t = messages.publications;

export function PublicationActions({ publication }: { publication: PublicationDetail }) {
  const me = useMe();
  const isOffline = useConnection() === 'lost';
  const cancel = useCancelPublication(publication.id);
  const retry = useRetryPublication(publication.id);
  if (me === undefined || me.role === 'viewer') return null;
  const mayRetry = publication.status === 'failed' || publication.status === 'needs_human';
  const mayCancel = publication.status === 'due' || publication.status === 'needs_human';
  if (!mayRetry && !mayCancel) return null;
  return (
    <div className="flex flex-col gap-2">
      <div className="flex gap-2">
        {mayRetry && (
          <Button kind="ink" pending={retry.isPending} disabled={isOffline} onClick={() => retry.mutate()}>
            {t.retry}
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
