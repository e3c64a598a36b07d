import { useEffect, useRef, useState } from 'react';
import { uploadImage } from './queries.ts';

export interface AttachedImage {
  key: string;
  /** A picture of it on this page. */
  url: string;
  altText: string;
  mediaId: string | undefined;
  error: unknown;
}

/** Images of one post: uploaded as soon as they are chosen, described before they are sent. */
export function useImages() {
  const [images, setImages] = useState<AttachedImage[]>([]);
  const urls = useRef(new Set<string>());

  useEffect(() => {
    const made = urls.current;
    return () => {
      for (const url of made) URL.revokeObjectURL(url);
    };
  }, []);

  function change(key: string, values: Partial<AttachedImage>) {
    setImages((all) => all.map((image) => (image.key === key ? { ...image, ...values } : image)));
  }

  function add(files: Iterable<File>) {
    for (const file of files) {
      const key = crypto.randomUUID();
      const url = URL.createObjectURL(file);
      urls.current.add(url);
      setImages((all) => [...all, { key, url, altText: '', mediaId: undefined, error: undefined }]);
      uploadImage(file).then(
        (mediaId) => change(key, { mediaId }),
        (error: unknown) => change(key, { error }),
      );
    }
  }

  return {
    images,
    add,
    describe: (key: string, altText: string) => change(key, { altText }),
    remove: (key: string) => setImages((all) => all.filter((image) => image.key !== key)),
  };
}
