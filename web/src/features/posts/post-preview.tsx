import type { ReactNode } from 'react';
import type { Platform } from '../../api/types.ts';
import { messages } from '../../messages/index.ts';
import { PlatformMark } from '../../ui/platform-mark.tsx';
import { PostMedia, type PreviewImage } from './post-media.tsx';
import { PostText } from './post-text.tsx';

interface PostPreviewProps {
  platform: Platform;
  displayName: string;
  handle: string;
  text: string;
  images: PreviewImage[];
  /** Stands in for the plain text, e.g. the difference to the version before. */
  body?: ReactNode;
}

/** The post in its network's order: words first on X and LinkedIn, picture first on Instagram. */
export function PostPreview(props: PostPreviewProps) {
  const { platform, images } = props;
  const body = props.body ?? <PostText text={props.text} />;
  const media = <PostMedia images={images} className={platform === 'x' ? 'rounded-panel border-line border' : ''} />;
  const label = messages.posts.previewLabel(messages.platforms[platform]);

  return (
    <article aria-label={label} className="bg-surface border-line rounded-panel overflow-hidden border">
      <header className="flex items-center gap-2.5 px-4 pt-3 pb-2">
        <PlatformMark platform={platform} size={36} />
        <div className="min-w-0">
          <p className="truncate font-semibold">{props.displayName}</p>
          <p className="text-table text-muted truncate">
            {platform === 'linkedin' ? messages.posts.linkedinPage : `@${props.handle.replace(/^@/, '')}`}
          </p>
        </div>
      </header>
      {platform === 'instagram' && (
        <>
          {images.length > 0 ? (
            media
          ) : (
            <p className="bg-sunken text-table text-amber px-4 py-8 text-center">{messages.posts.needsImage}</p>
          )}
          <div className="px-4 py-3">{body}</div>
        </>
      )}
      {platform === 'x' && (
        <div className="flex flex-col gap-3 px-4 pb-4">
          {body}
          {media}
        </div>
      )}
      {platform === 'linkedin' && (
        <>
          <div className="px-4 pb-3">{body}</div>
          {media}
        </>
      )}
    </article>
  );
}
