import { useChannels } from '../../api/channels.ts';
import type { Channel } from '../../api/types.ts';
import { messages } from '../../messages/index.ts';
import { PlatformMark } from '../../ui/platform-mark.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';

const t = messages.campaigns;

interface BriefOptionsProps {
  /** Ids; none means that the brief says. */
  channels: string[];
  onChannels: (ids: string[]) => void;
  posts: number | undefined;
  onPosts: (count: number | undefined) => void;
}

export function BriefOptions({ channels, onChannels, posts, onPosts }: BriefOptionsProps) {
  const query = useChannels();
  return (
    <>
      <fieldset className="min-w-0">
        <legend className="text-meta text-muted mb-1">{channels.length === 0 ? t.channelsFromBrief : t.channels}</legend>
        <div className="flex flex-wrap gap-1.5">
          {query.isPending && <Skeleton className="h-8 w-52" />}
          {query.isError && <span className="text-table text-muted">{t.channelsUnknown}</span>}
          {query.data?.map((channel) => (
            <label
              key={channel.id}
              className="border-edge text-table has-checked:bg-ink has-checked:text-on-ink has-checked:border-ink has-focus-visible:outline-blue rounded-control inline-flex h-8 cursor-pointer items-center gap-1.5 border px-2 has-focus-visible:outline-2 pointer-coarse:h-11"
            >
              <input
                type="checkbox"
                className="sr-only"
                checked={channels.includes(channel.id)}
                onChange={(event) =>
                  onChannels(event.target.checked ? [...channels, channel.id] : channels.filter((id) => id !== channel.id))
                }
              />
              <PlatformMark platform={channel.platform} />
              <span title={channel.handle}>{nameOf(channel, query.data)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <label className="text-meta text-muted flex flex-col gap-1">
        {t.posts}
        <input
          type="number"
          inputMode="numeric"
          min={1}
          max={50}
          value={posts ?? ''}
          placeholder={t.postsFromBrief}
          onChange={(event) => onPosts(event.target.value === '' ? undefined : Math.trunc(event.target.valueAsNumber))}
          className="control text-table h-8 min-h-8 w-28 py-0 pointer-coarse:min-h-11"
        />
      </label>
    </>
  );
}

/** The network's name; the account's where there are several on one network. */
function nameOf(channel: Channel, all: Channel[]): string {
  const isOnly = all.filter((each) => each.platform === channel.platform).length === 1;
  return isOnly ? messages.platforms[channel.platform] : `@${channel.handle.replace(/^@/, '')}`;
}
