import { ImageOff } from 'lucide-react';
import { useState } from 'react';
import { messages } from '../../messages/index.ts';

export interface PreviewImage {
  /** Tells images of one post apart. */
  key: string;
  url: string | undefined;
  altText: string;
}

/** A post's images in order: one alone uncut, more in a grid. */
export function PostMedia({ images, className = '' }: { images: PreviewImage[]; className?: string }) {
  if (images.length === 0) return null;
  return (
    <div className={`grid gap-0.5 overflow-hidden ${images.length > 1 ? 'grid-cols-2' : ''} ${className}`}>
      {images.map((image) => (
        <PreviewPicture key={image.key} image={image} isOnly={images.length === 1} />
      ))}
    </div>
  );
}

function PreviewPicture({ image, isOnly }: { image: PreviewImage; isOnly: boolean }) {
  const [isBroken, setBroken] = useState(false);
  if (image.url === undefined || isBroken) {
    return (
      <div className="bg-sunken text-muted text-table flex aspect-4/3 flex-col items-center justify-center gap-1 p-4 text-center">
        <ImageOff size={20} aria-hidden="true" />
        {messages.posts.imageMissing}
      </div>
    );
  }
  return (
    <img
      src={image.url}
      alt={image.altText}
      onError={() => setBroken(true)}
      className={`bg-sunken w-full ${isOnly ? 'h-auto' : 'aspect-square object-cover'}`}
      loading="lazy"
    />
  );
}
