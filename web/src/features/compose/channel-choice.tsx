import { useId } from 'react';
import type { Channel } from '../../api/types.ts';
import { messages } from '../../messages/index.ts';
import { PlatformMark } from '../../ui/platform-mark.tsx';

const t = messages.compose;

interface ChannelChoiceProps {
  channels: Channel[];
  value: string;
  onChange: (channelId: string) => void;
}

export function ChannelChoice({ channels, value, onChange }: ChannelChoiceProps) {
  const name = useId();
  const chosen = channels.find((channel) => channel.id === value);
  return (
    <fieldset>
      <legend className="text-table mb-1 font-medium">{t.channel}</legend>
      <div className="flex flex-wrap gap-1.5">
        {channels.map((channel) => (
          <label
            key={channel.id}
            className="border-edge has-checked:bg-ink has-checked:text-on-ink has-checked:border-ink has-focus-visible:outline-blue rounded-control inline-flex h-9 cursor-pointer items-center gap-1.5 border px-2.5 has-focus-visible:outline-2 pointer-coarse:h-11"
          >
            <input
              type="radio"
              name={name}
              className="sr-only"
              checked={channel.id === value}
              onChange={() => onChange(channel.id)}
            />
            <PlatformMark platform={channel.platform} />@{channel.handle.replace(/^@/, '')}
          </label>
        ))}
      </div>
      {chosen?.publishingPaused && <p className="text-table text-amber mt-1">{t.channelPaused}</p>}
      {chosen && chosen.status !== 'active' && (
        <p className="text-table text-amber mt-1">{chosen.statusReason ?? t.channelTrouble}</p>
      )}
    </fieldset>
  );
}
