import type { Me } from '../../api/types.ts';
import { messages } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { InlineError } from '../../ui/error-panel.tsx';
import { mayPausePublishing, usePublishingSwitch } from './publishing-switch.ts';

const t = messages.shell;

export function PausedBanner({ me }: { me: Me }) {
  const publishing = usePublishingSwitch();
  if (!me.organisation.publishingPaused) return null;
  return (
    <div role="status" className="bg-amber-soft flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1 px-4 py-1.5">
      <p className="text-amber text-table font-medium">{t.publishingPaused}</p>
      {mayPausePublishing(me.role) && (
        <Button size="small" className="ml-auto" pending={publishing.isPending} onClick={() => publishing.mutate(false)}>
          {t.resumePublishing}
        </Button>
      )}
      <InlineError error={publishing.error} />
    </div>
  );
}
