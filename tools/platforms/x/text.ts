import type { XPost } from './schema.ts';

const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };

/**
 * The text as its author composed it: HTML entities undone, t.co links replaced by what they stand for, the trailing link that
 * X adds for attached media taken off.
 */
export function readPostText(post: Pick<XPost, 'text' | 'entities'>): string {
  // Entities first: t.co addresses hold none, while an expanded address may hold a literal `&lt;`.
  let text = post.text.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? entity);
  for (const link of post.entities?.urls ?? []) {
    if (!link.url) continue;
    text = text.replace(link.url, () => (link.media_key ? '' : (link.expanded_url ?? link.url ?? '')));
  }
  return text.trimEnd();
}
