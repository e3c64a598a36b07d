import { ImagePlus, X } from 'lucide-react';
import { useId } from 'react';
import { messages } from '../../messages/index.ts';
import { buttonClass, IconButton } from '../../ui/button.tsx';
import { InlineError } from '../../ui/error-panel.tsx';
import { Field } from '../../ui/field.tsx';
import type { AttachedImage } from './use-images.ts';

const t = messages.compose;

interface ImageFieldProps {
  images: AttachedImage[];
  max: number;
  onAdd: (files: Iterable<File>) => void;
  onDescribe: (key: string, altText: string) => void;
  onRemove: (key: string) => void;
}

/** Pictures with what they show, for those who can't see them. */
export function ImageField({ images, max, onAdd, onDescribe, onRemove }: ImageFieldProps) {
  const inputId = useId();
  return (
    <div className="flex flex-col gap-3">
      {images.map((image) => (
        <div key={image.key} className="border-line rounded-control flex gap-3 border p-3">
          <img src={image.url} alt="" className="bg-sunken rounded-chip size-20 shrink-0 object-cover" />
          <div className="min-w-0 flex-1">
            <Field label={t.altText} hint={image.mediaId === undefined && !image.error ? t.uploading : t.altHint}>
              {(attributes) => (
                <input
                  {...attributes}
                  required
                  maxLength={1000}
                  className="control w-full"
                  value={image.altText}
                  onChange={(event) => onDescribe(image.key, event.target.value)}
                />
              )}
            </Field>
            <InlineError error={image.error} />
          </div>
          <IconButton label={t.removeImage} onClick={() => onRemove(image.key)}>
            <X size={16} aria-hidden="true" />
          </IconButton>
        </div>
      ))}
      {images.length < max && (
        <div>
          <input
            id={inputId}
            type="file"
            accept="image/jpeg,image/png,image/webp,image/gif"
            multiple
            className="peer sr-only"
            onChange={(event) => {
              onAdd([...(event.target.files ?? [])].slice(0, max - images.length));
              event.target.value = '';
            }}
          />
          <label
            htmlFor={inputId}
            className={buttonClass(
              'line',
              'normal',
              'peer-focus-visible:outline-blue cursor-pointer peer-focus-visible:outline-2',
            )}
          >
            <ImagePlus size={16} aria-hidden="true" />
            {t.addImage}
          </label>
        </div>
      )}
    </div>
  );
}
