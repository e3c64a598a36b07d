import { ChevronLeft, ChevronRight, ExternalLink, Lock, LockOpen } from 'lucide-react';
import { Link } from '@tanstack/react-router';
import type { PlanItem } from '../../api/types.ts';
import { messages } from '../../messages/index.ts';
import { Chip } from '../../ui/chip.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { PlatformMark } from '../../ui/platform-mark.tsx';
import { ItemStatusChip, PostPreview, PublicationStatusChip, ScheduleLine } from '../posts/index.ts';
import { AuthorChip } from './author-chip.tsx';
import { DiffText } from './diff-text.tsx';
import { ItemActions } from './item-actions.tsx';
import { ItemDecisions } from './item-decisions.tsx';
import { ItemFlags } from './item-flags.tsx';
import { MarkSign } from './mark-sign.tsx';
import type { Review } from './use-review.ts';

const t = messages.plans;

interface ItemDetailProps {
  item: PlanItem;
  review: Review;
  showsDifference: boolean;
  onShowsDifference: (shows: boolean) => void;
}

/** One post exactly as it will be sent, or as it differs from the version before. */
export function ItemDetail({ item, review, showsDifference, onShowsDifference }: ItemDetailProps) {
  const { content } = item;
  const hasDifference = item.previousText !== undefined && item.previousText !== content.text;
  const index = review.items.findIndex((each) => each.id === item.id);
  const mark = review.marks.get(item.id);
  return (
    <section aria-label={t.postLabel(index + 1, review.items.length)} className="min-w-0 flex-1 px-4 pt-4 max-lg:pb-4 xl:px-6">
      <div className="mx-auto flex max-w-140 flex-col gap-3">
        <div className="flex items-center gap-2">
          <PlatformMark platform={content.platform} />
          <h2 className="min-w-0 truncate font-semibold">
            {t.postTitle(index + 1, review.items.length, messages.platforms[content.platform])}
          </h2>
          <span className="ml-auto flex items-center">
            {item.allowed.edit && (
              <Button
                size="small"
                className="mr-1"
                onClick={() => review.setEditing(true)}
                disabled={review.isOffline}
                aria-keyshortcuts="e"
              >
                {t.edit}
              </Button>
            )}
            <IconButton label={t.previousPost} disabled={index === 0} onClick={() => review.move(-1)}>
              <ChevronLeft size={20} aria-hidden="true" />
            </IconButton>
            <IconButton label={t.nextPost} disabled={index === review.items.length - 1} onClick={() => review.move(1)}>
              <ChevronRight size={20} aria-hidden="true" />
            </IconButton>
          </span>
        </div>
        <div className="flex flex-wrap items-center gap-1.5">
          <AuthorChip item={item} />
          {mark ? (
            <MarkSign mark={mark} item={item} mayDecide />
          ) : (
            <ItemStatusChip status={item.status} mayDecide={review.may(item, 'approve')} />
          )}
          {item.version > 1 && <Chip>{t.itemVersion(item.version)}</Chip>}
          {item.publication && (
            <Link
              to="/publications/$publicationId"
              params={{ publicationId: item.publication.id }}
              className="inline-flex items-center gap-1"
            >
              <PublicationStatusChip status={item.publication.status} />
              <ExternalLink size={14} aria-label={t.toPublication} className="text-muted" />
            </Link>
          )}
        </div>
        <p className="text-body">
          <ScheduleLine schedule={content.schedule} timeZone={item.channel.timeZone} />
        </p>
        <ItemFlags item={item} />
        {hasDifference && (
          <div className="bg-sunken rounded-control flex w-fit gap-0.5 p-0.5" role="group" aria-label={t.viewLabel}>
            <ViewButton isOn={showsDifference} onClick={() => onShowsDifference(true)}>
              {t.difference(item.version - 1, item.version)}
            </ViewButton>
            <ViewButton isOn={!showsDifference} onClick={() => onShowsDifference(false)}>
              {t.asSent}
            </ViewButton>
          </div>
        )}
        <PostPreview
          platform={content.platform}
          displayName={item.channel.displayName}
          handle={item.channel.handle}
          text={content.text}
          images={content.media.map((media, at) => ({ key: media.mediaId, url: item.mediaUrls[at], altText: media.altText }))}
          body={hasDifference && showsDifference ? <DiffText before={item.previousText ?? ''} after={content.text} /> : undefined}
        />
        {content.media.map((media) => (
          <p key={media.mediaId} className="text-table text-muted">
            <span className="font-medium">{messages.posts.altText}:</span> {media.altText || messages.posts.noAltText}
          </p>
        ))}
        <SealLine item={item} />
        <ItemDecisions item={item} />
        <ItemActions item={item} review={review} />
      </div>
    </section>
  );
}

function ViewButton({ isOn, onClick, children }: { isOn: boolean; onClick: () => void; children: string }) {
  return (
    <button
      type="button"
      aria-pressed={isOn}
      onClick={onClick}
      className={`text-table rounded-chip min-h-7 px-2.5 font-medium pointer-coarse:min-h-10 ${isOn ? 'bg-surface' : 'text-muted'}`}
    >
      {children}
    </button>
  );
}

function SealLine({ item }: { item: PlanItem }) {
  const isSealed = item.status === 'approved';
  const Icon = isSealed ? Lock : LockOpen;
  return (
    <p className={`text-meta flex items-center gap-1.5 ${isSealed ? 'text-green' : 'text-muted'}`} title={t.sealHelp}>
      <Icon size={14} aria-hidden="true" />
      {isSealed ? t.itemSealed : t.itemOpen} <code className="font-mono">{item.hash.slice(0, 12)}</code>
    </p>
  );
}
