import { useNavigate, useLocation } from '@tanstack/react-router';
import { ArrowUp } from 'lucide-react';
import { useState, type FormEvent, type KeyboardEvent } from 'react';
import { messages } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { InlineError } from '../../ui/error-panel.tsx';
import { useMe } from '../sign-in/session.ts';
import { BriefOptions } from './brief-options.tsx';
import { clearDraft, readDraft, saveDraft } from './brief-draft.ts';
import { useCreateCampaign } from './queries.ts';

const t = messages.campaigns;
const briefLimitChars = 4000;
const counterFromChars = 3500;

/** A chat's first line: say what you want, the agents start. The text survives a reload. */
export function NewCampaign() {
  const me = useMe();
  const navigate = useNavigate();
  const handedOver = useLocation({ select: (location) => location.state.brief });
  const [brief, setBrief] = useState(() => handedOver ?? readDraft());
  const [channels, setChannels] = useState<string[]>([]);
  const [posts, setPosts] = useState<number | undefined>();
  const create = useCreateCampaign();
  const isTooLong = brief.length > briefLimitChars;
  const mayStart = me !== undefined && ['owner', 'admin', 'manager', 'creator'].includes(me.role);
  const isReady = brief.trim() !== '' && !isTooLong && mayStart;

  function write(text: string) {
    setBrief(text);
    saveDraft(text);
  }

  function start(event?: FormEvent) {
    event?.preventDefault();
    if (!isReady || create.isPending) return;
    create.mutate(
      { brief: brief.trim(), channels, posts },
      {
        onSuccess: (campaign) => {
          clearDraft();
          void navigate({
            to: '/campaigns/$campaignId',
            params: { campaignId: campaign.id },
            state: { acceptedBrief: brief.trim() },
          });
        },
      },
    );
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) start();
  }

  return (
    <div className="mx-auto flex w-full max-w-170 flex-col px-4 pt-8 pb-6 lg:min-h-full lg:justify-center lg:pb-24">
      <h1 className="text-figure font-semibold tracking-tight text-balance">{t.startTitle(firstName(me?.user.name))}</h1>
      <p className="text-post text-muted mt-1">{t.startHelp}</p>
      <form
        onSubmit={start}
        className="bg-surface border-edge rounded-panel focus-within:outline-blue mt-5 border focus-within:outline-2 focus-within:outline-offset-1"
      >
        <label htmlFor="brief" className="sr-only">
          {t.briefLabel}
        </label>
        <textarea
          id="brief"
          value={brief}
          onChange={(event) => write(event.target.value)}
          onKeyDown={onKeyDown}
          rows={4}
          placeholder={t.briefPlaceholder}
          aria-describedby="brief-notes"
          className="text-post placeholder:text-muted field-sizing-content max-h-[45dvh] min-h-28 w-full resize-none bg-transparent px-4 pt-3.5 pb-1 outline-none"
        />
        <div className="flex flex-wrap items-end gap-x-4 gap-y-3 px-3 pb-3">
          <BriefOptions channels={channels} onChannels={setChannels} posts={posts} onPosts={setPosts} />
          <Button
            kind="ink"
            type="submit"
            disabled={!isReady}
            pending={create.isPending}
            icon={<ArrowUp size={16} aria-hidden="true" />}
            className="ml-auto"
          >
            {create.isPending ? t.starting : t.start}
          </Button>
        </div>
      </form>
      <div id="brief-notes" className="mt-2 flex min-h-5 flex-col gap-1">
        {brief.length > counterFromChars && (
          <p className={`text-meta tabular-nums ${isTooLong ? 'text-red' : 'text-muted'}`}>
            {t.briefLength(brief.length, briefLimitChars)}
          </p>
        )}
        {!mayStart && <p className="text-table text-amber">{t.mayNotStart}</p>}
        <InlineError error={create.error} />
      </div>
      {brief === '' && <Starters onPick={write} />}
    </div>
  );
}

function Starters({ onPick }: { onPick: (text: string) => void }) {
  return (
    <section aria-label={t.startersLabel} className="mt-3 flex flex-col gap-2">
      <h2 className="text-table text-muted">{t.startersLabel}</h2>
      {t.starters.map((starter) => (
        <button
          key={starter}
          type="button"
          onClick={() => onPick(starter)}
          className="border-line hover:border-edge bg-surface rounded-control text-table border px-3 py-2 text-left pointer-coarse:min-h-11"
        >
          {starter}
        </button>
      ))}
    </section>
  );
}

function firstName(name: string | undefined): string {
  return name?.split(' ')[0] ?? '';
}
