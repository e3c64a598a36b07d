import { useNavigate } from '@tanstack/react-router';
import { PenLine } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useChannels } from '../../api/channels.ts';
import type { Channel, Schedule } from '../../api/types.ts';
import { messages } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { InlineError } from '../../ui/error-panel.tsx';
import { Field } from '../../ui/field.tsx';
import { QueryPanel } from '../../ui/query-panel.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { isPast, SchedulePicker, TextCounter, useMeasuredText } from '../post-editor/index.ts';
import { PostPreview } from '../posts/index.ts';
import { useMe } from '../sign-in/session.ts';
import { ChannelChoice } from './channel-choice.tsx';
import { clearPostDraft, readPostDraft, savePostDraft } from './post-draft.ts';
import { ImageField } from './image-field.tsx';
import { useCreatePost } from './queries.ts';
import { useImages } from './use-images.ts';

const t = messages.compose;
const maxImages: Record<Channel['platform'], number> = { x: 4, instagram: 10, linkedin: 20 };

export function ComposePage() {
  const channels = useChannels();
  return (
    <div className="mx-auto w-full max-w-260 px-4 py-5">
      <h1 className="text-title font-semibold">{t.title}</h1>
      <p className="text-body text-muted mt-0.5">{t.help}</p>
      <QueryPanel query={channels} skeleton={<SkeletonRows count={3} className="h-24" />}>
        {(all) =>
          all.length === 0 ? (
            <EmptyState icon={<PenLine size={20} />} title={t.noChannels}>
              {t.noChannelsHelp}
            </EmptyState>
          ) : (
            <Composer channels={all} />
          )
        }
      </QueryPanel>
    </div>
  );
}

function Composer({ channels }: { channels: Channel[] }) {
  const me = useMe();
  const navigate = useNavigate();
  const create = useCreatePost();
  const pictures = useImages();
  const [draft] = useState(readPostDraft);
  const [channelId, setChannelId] = useState(channels.find((each) => each.id === draft.channelId)?.id ?? channels[0]?.id);
  const [text, setText] = useState(draft.text);
  const [schedule, setSchedule] = useState<Schedule>({ kind: 'on_approval' });
  const channel = channels.find((each) => each.id === channelId) ?? channels[0];
  const measured = useMeasuredText(channel?.platform ?? 'x', text);
  if (!channel) return null;

  const missing = firstMissing({
    mayWrite: me !== undefined && ['owner', 'admin', 'manager', 'creator', 'approver'].includes(me.role),
    hasText: text.trim() !== '',
    needsImage: channel.platform === 'instagram' && pictures.images.length === 0,
    isUploading: pictures.images.some((image) => image.mediaId === undefined),
    lacksAltText: pictures.images.some((image) => image.altText.trim() === ''),
    isPast: isPast(schedule),
  });

  function change(values: { channelId?: string; text?: string }) {
    if (values.channelId !== undefined) setChannelId(values.channelId);
    if (values.text !== undefined) setText(values.text);
    savePostDraft({ channelId: values.channelId ?? channelId, text: values.text ?? text });
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!channel || missing !== undefined || !measured.isValid) return;
    const media = pictures.images.flatMap((image) =>
      image.mediaId === undefined ? [] : [{ mediaId: image.mediaId, altText: image.altText.trim() }],
    );
    create.mutate(
      { channelId: channel.id, text, media, schedule },
      {
        onSuccess: (plan) => {
          clearPostDraft();
          void navigate({ to: '/approvals/$planId', params: { planId: plan.id }, search: {} });
        },
      },
    );
  }

  return (
    <form onSubmit={submit} className="mt-4 grid items-start gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]">
      <div className="flex min-w-0 flex-col gap-5">
        <ChannelChoice channels={channels} value={channel.id} onChange={(id) => change({ channelId: id })} />
        <Field label={t.text} hint={<TextCounter measured={measured} />} error={measured.problem}>
          {(attributes) => (
            <textarea
              {...attributes}
              rows={6}
              value={text}
              placeholder={t.textPlaceholder}
              onChange={(event) => change({ text: event.target.value })}
              className="control text-post field-sizing-content max-h-100 min-h-36 w-full resize-none"
            />
          )}
        </Field>
        <ImageField
          images={pictures.images}
          max={maxImages[channel.platform]}
          onAdd={pictures.add}
          onDescribe={pictures.describe}
          onRemove={pictures.remove}
        />
        <SchedulePicker schedule={schedule} timeZone={channel.timeZone} onChange={setSchedule} />
        <InlineError error={create.error} />
        <div className="flex flex-wrap items-center gap-3">
          <Button kind="ink" type="submit" disabled={missing !== undefined || !measured.isValid} pending={create.isPending}>
            {create.isPending ? t.sending : t.send}
          </Button>
          <p className="text-table text-muted">{missing === undefined ? t.afterwards : t.missing[missing]}</p>
        </div>
      </div>
      <section aria-label={t.preview} className="min-w-0 lg:sticky lg:top-5">
        <h2 className="text-table text-muted mb-2 font-medium">{t.preview}</h2>
        <PostPreview
          platform={channel.platform}
          displayName={channel.displayName}
          handle={channel.handle}
          text={text}
          body={text === '' ? <p className="text-post text-muted">{t.previewEmpty}</p> : undefined}
          images={pictures.images}
        />
      </section>
    </form>
  );
}

type Missing = keyof typeof t.missing;

function firstMissing(
  state: Record<'mayWrite' | 'hasText' | 'needsImage' | 'isUploading' | 'lacksAltText' | 'isPast', boolean>,
): Missing | undefined {
  if (!state.mayWrite) return 'right';
  if (!state.hasText) return 'text';
  if (state.needsImage) return 'image';
  if (state.isUploading) return 'upload';
  if (state.lacksAltText) return 'altText';
  return state.isPast ? 'time' : undefined;
}
