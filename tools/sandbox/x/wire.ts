import { hash } from '../audience/random.ts';
import type { Totals } from '../audience/reactions.ts';
import type { Voice } from '../audience/voices.ts';
import type { Account } from '../store/accounts.ts';
import type { Post } from '../store/posts.ts';
import { type XLink } from './text.ts';

export interface XAuthor {
  id: string;
  username: string;
  name: string;
}

/** A post of an account, or what a stranger wrote, on its way out. */
export interface XEntry {
  id: string;
  author: XAuthor;
  postedAt: Date;
  text: string;
  links: XLink[];
  mediaKeys: string[];
  counts: Totals;
  inReplyTo?: string;
}

export function fromPost(post: Post, account: Account, counts: Totals): XEntry {
  const wire = post.wire as { text?: string; links?: XLink[] };
  return {
    id: post.id,
    author: { id: account.id, username: account.handle, name: account.displayName },
    postedAt: post.postedAt,
    text: wire.text ?? post.text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;'),
    links: wire.links ?? [],
    mediaKeys: post.media.map((media, index) => `3_${media.mediaId ?? String(10_000_000_000 + hash(post.id, index))}`),
    counts,
  };
}

export function fromVoice(voice: Voice): XEntry {
  const likes = hash('voice-likes', voice.id) % 9;
  return {
    id: voice.id,
    author: { id: voice.authorId, username: voice.authorHandle, name: voice.authorHandle.replace(/_/g, ' ') },
    postedAt: voice.at,
    text: voice.text,
    links: [],
    mediaKeys: [],
    counts: { impressions: 60 + likes * 45, likes, comments: likes > 5 ? 1 : 0, shares: likes > 6 ? 1 : 0 },
    ...(voice.inReplyTo === undefined ? {} : { inReplyTo: voice.inReplyTo }),
  };
}

/** A post as the API words it: `id`, `text` and the edit history always, the rest when asked for. */
export function toWirePost(entry: XEntry, fields: ReadonlySet<string>): Record<string, unknown> {
  const { counts } = entry;
  const optional: Record<string, unknown> = {
    author_id: entry.author.id,
    created_at: entry.postedAt.toISOString(),
    conversation_id: entry.inReplyTo ?? entry.id,
    lang: 'en',
    ...(entry.mediaKeys.length > 0 ? { attachments: { media_keys: entry.mediaKeys } } : {}),
    ...(entry.links.length > 0 ? { entities: { urls: entry.links.map((link) => toUrlEntity(entry.text, link)) } } : {}),
    ...(entry.inReplyTo === undefined ? {} : { referenced_posts: [{ type: 'replied_to', id: entry.inReplyTo }] }),
    public_metrics: {
      repost_count: counts.shares,
      reply_count: counts.comments,
      like_count: counts.likes,
      quote_count: 0,
      bookmark_count: Math.floor(counts.likes / 9),
      impression_count: counts.impressions,
    },
  };
  const chosen = Object.entries(optional).filter(([name]) => fields.has(name));
  return { id: entry.id, text: entry.text, edit_history_post_ids: [entry.id], ...Object.fromEntries(chosen) };
}

/** Positions count code points, not UTF-16 units. */
function toUrlEntity(text: string, link: XLink): Record<string, unknown> {
  const start = Array.from(text.slice(0, text.indexOf(link.url))).length;
  return {
    start,
    end: start + link.url.length,
    url: link.url,
    expanded_url: link.expandedUrl,
    display_url: link.expandedUrl.replace(/^https?:\/\//, '').slice(0, 30),
    ...(link.mediaKey === undefined ? {} : { media_key: link.mediaKey }),
  };
}

export function toWireUser(account: Account, postCount: number, fields: ReadonlySet<string>): Record<string, unknown> {
  const metrics = {
    followers_count: account.followerCount,
    following_count: 180,
    post_count: postCount,
    listed_count: 12,
    like_count: 940,
    media_count: postCount,
  };
  return {
    id: account.id,
    username: account.handle,
    name: account.displayName,
    ...(fields.has('public_metrics') ? { public_metrics: metrics } : {}),
  };
}
