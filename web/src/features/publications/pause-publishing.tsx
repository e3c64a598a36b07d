import { Pause } from 'lucide-react';
import { useState } from 'react';
import { messages } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { InlineError } from '../../ui/error-panel.tsx';
import { mayPausePublishing, usePublishingSwitch } from '../shell/publishing-switch.ts';
import { useMe } from '../sign-in/session.ts';

const t = messages.publications;

/** The switch that stops everything, with what it does said first. */
export function PausePublishing() {
  const me = useMe();
  const publishing = usePublishingSwitch();
  const [isAsking, setAsking] = useState(false);
  if (!me || me.organisation.publishingPaused || !mayPausePublishing(me.role)) return null;
  return (
    <>
      <Button size="small" kind="quiet" icon={<Pause size={16} aria-hidden="true" />} onClick={() => setAsking(true)}>
        {t.pause}
      </Button>
      {isAsking && (
        <Dialog title={t.pauseTitle} onClose={() => setAsking(false)}>
          <p>{t.pauseHelp}</p>
          <InlineError error={publishing.error} />
          <div className="mt-4 flex justify-end gap-2">
            <Button onClick={() => setAsking(false)}>{messages.common.cancel}</Button>
            <Button
              kind="ink"
              pending={publishing.isPending}
              onClick={() => publishing.mutate(true, { onSuccess: () => setAsking(false) })}
            >
              {t.pause}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
