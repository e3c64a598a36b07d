import type { ReactNode } from 'react';

const marked = /(https?:\/\/[^\s]+|[#@][\p{L}\p{N}_]+)/gu;

/** A post's text as the network shows it: links, tags and names in blue, all inert. */
export function PostText({ text }: { text: string }) {
  return <p className="text-post break-words whitespace-pre-wrap">{colour(text)}</p>;
}

function colour(text: string): ReactNode[] {
  let offset = 0;
  return text.split(marked).map((part, index) => {
    offset += part.length;
    return index % 2 === 1 ? (
      <span key={offset} className="text-blue">
        {part}
      </span>
    ) : (
      part
    );
  });
}
