import { Link } from '@tanstack/react-router';
import { ExternalLink } from 'lucide-react';
import type { PublicationDetail } from '../../api/types.ts';
import { useChannels } from '../../api/channels.ts';
import { messages } from '../../messages/index.ts';
import { formatInstant } from '../../time/format.ts';
import { PostPreview, PublicationStatusChip } from '../posts/index.ts';
import { Attempts } from './attempts.tsx';
import { PublicationActions } from './publication-actions.tsx';
import { Reactions } from './reactions.tsx';

const t = messages.publications;

/** One publication: is it out, where, how it does, and every try there was. */
export function PublicationView({ publication }: { publication: PublicationDetail }) {
  const { channel } = publication;
  const displayName = useChannels().data?.find((each) => each.id === channel.id)?.displayName ?? channel.handle;
  return (
    <div className="flex flex-col gap-5">
      <header className="flex flex-col gap-2">
        <div className="flex flex-wrap items-center gap-2.5">
          <h1 className="text-title font-semibold">{t.titleOn(messages.platforms[channel.platform])}</h1>
          <PublicationStatusChip status={publication.status} />
        </div>
        <p className="text-body text-muted tabular-nums">{whenLine(publication)}</p>
        {publication.error && publication.status !== 'published' && (
          <p role="alert" className="bg-red-soft rounded-control text-table px-3 py-2">
            <span className="text-red font-medium">{t.lastError}</span> {publication.error.message}
            {publication.nextAttemptAt !== undefined && publication.status === 'due' && (
              <span className="text-muted"> {t.nextTry(formatInstant(publication.nextAttemptAt))}</span>
            )}
          </p>
        )}
        {publication.status === 'unknown' && <p className="text-table">{t.unknownHelp}</p>}
        <p className="text-table flex flex-wrap gap-x-4 gap-y-1">
          {publication.permalink !== undefined && (
            <a
              href={publication.permalink}
              target="_blank"
              rel="noreferrer"
              className="text-blue inline-flex items-center gap-1 underline underline-offset-2"
            >
              {t.openOn(messages.platforms[channel.platform])}
              <ExternalLink size={14} aria-hidden="true" />
            </a>
          )}
          <Link
            to="/approvals/$planId"
            params={{ planId: publication.planId }}
            search={{ item: publication.itemId }}
            className="text-blue underline underline-offset-2"
          >
            {t.toPlan}
          </Link>
        </p>
        <PublicationActions publication={publication} />
      </header>
      <Reactions publication={publication} />
      <PostPreview
        platform={channel.platform}
        displayName={displayName}
        handle={channel.handle}
        text={publication.text}
        images={publication.mediaUrls.map((url) => ({ key: url, url, altText: '' }))}
      />
      <Attempts attempts={publication.attempts} />
    </div>
  );
}

function whenLine({ status, publishedAt, dueAt, channel }: PublicationDetail): string {
  if (publishedAt !== undefined) return t.publishedAt(formatInstant(publishedAt, channel.timeZone));
  const due = formatInstant(dueAt, channel.timeZone);
  return status === 'due' || status === 'sending' ? t.dueAt(due) : t.wasDueAt(due);
}
