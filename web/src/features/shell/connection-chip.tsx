import { LoaderCircle, Radio, Unplug } from 'lucide-react';
import { useConnection } from '../../live/connection-context.ts';
import { messages } from '../../messages/index.ts';
import { Chip } from '../../ui/chip.tsx';

const t = messages.shell;
const icons = { connecting: LoaderCircle, live: Radio, lost: Unplug };
const tones = { connecting: 'muted', live: 'green', lost: 'amber' } as const;

export function ConnectionChip() {
  const state = useConnection();
  const Icon = icons[state];
  return (
    <span role="status">
      <Chip tone={tones[state]} icon={<Icon size={14} aria-hidden="true" />} title={t.connectionHelp[state]}>
        <span className={state === 'live' ? 'max-sm:sr-only' : undefined}>{t.connection[state]}</span>
      </Chip>
    </span>
  );
}
