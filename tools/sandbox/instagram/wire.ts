import { hash } from '../audience/random.ts';
import { reactionsAt } from '../audience/reactions.ts';
import { listComments, type Voice } from '../audience/voices.ts';
import type { Reply } from '../http/network.ts';
import type { Account } from '../store/accounts.ts';
import type { Post } from '../store/posts.ts';
import { graphError } from './errors.ts';
import type { Field } from './fields.ts';

export interface View {
  now: Date;
  origin: string;
  /** Insights and comments are the owner's own. */
  isOwner: boolean;
}

/** Thrown while a node is put together; carries the answer. */
export class GraphRefusal extends Error {
  readonly reply: Reply;
  constructor(reply: Reply) {
    super('refused');
    this.reply = reply;
  }
}

export function toGraphTime(at: Date): string {
  return at.toISOString().replace(/\.\d+Z$/, '+0000');
}

export function toShortcode(mediaId: string): string {
  return BigInt(mediaId).toString(36);
}

/** A media node with exactly the fields that were asked for. */
export function toMediaNode(post: Post, account: Account, fields: readonly Field[], view: View): Record<string, unknown> {
  const counts = reactionsAt('instagram', post, view.now);
  const node: Record<string, unknown> = { id: post.id };
  for (const field of fields) {
    switch (field.name) {
      case 'id':
        break;
      case 'caption':
        if (post.text !== '') node.caption = post.text;
        break;
      case 'media_type':
        node.media_type = post.media.length > 1 ? 'CAROUSEL_ALBUM' : 'IMAGE';
        break;
      case 'media_product_type':
        node.media_product_type = 'FEED';
        break;
      case 'permalink':
        node.permalink = `${view.origin}/instagram/p/${toShortcode(post.id)}/`;
        break;
      case 'shortcode':
        node.shortcode = toShortcode(post.id);
        break;
      case 'timestamp':
        node.timestamp = toGraphTime(post.postedAt);
        break;
      case 'username':
        node.username = account.handle;
        break;
      case 'like_count':
        node.like_count = counts.likes;
        break;
      case 'comments_count':
        node.comments_count = counts.comments;
        break;
      case 'alt_text':
        if (post.media[0]?.altText) node.alt_text = post.media[0].altText;
        break;
      case 'children':
        if (post.media.length > 1)
          node.children = { data: post.media.map((media, index) => ({ id: media.mediaId ?? `19${hash(post.id, index)}000` })) };
        break;
      case 'insights':
        if (view.isOwner)
          node.insights = { data: (field.args.metric ?? '').split(',').map((name) => toInsight(name, counts, post.id)) };
        break;
      case 'comments':
        if (view.isOwner)
          node.comments = {
            data: newestFirst(listComments(account, post, view.now))
              .slice(0, Number(field.args.limit ?? 25))
              .map((voice) => toComment(voice, field.fields)),
          };
        break;
      default:
        throw new GraphRefusal(
          graphError(`(#100) Tried accessing nonexisting field (${field.name}) on node type (IGMedia)`, 100),
        );
    }
  }
  return node;
}

function toInsight(name: string, counts: ReturnType<typeof reactionsAt>, mediaId: string): Record<string, unknown> {
  const values: Readonly<Record<string, number>> = {
    views: Math.round(counts.impressions * 1.25),
    reach: counts.impressions,
    shares: counts.shares,
    likes: counts.likes,
    comments: counts.comments,
    saved: Math.floor(counts.likes / 14),
    total_interactions: counts.likes + counts.comments + counts.shares,
  };
  const value = values[name];
  if (value === undefined)
    throw new GraphRefusal(
      graphError(`(#100) metric[0] must be one of the following values: ${Object.keys(values).join(', ')}`, 100),
    );
  return { name, period: 'lifetime', values: [{ value }], title: name, id: `${mediaId}/insights/${name}/lifetime` };
}

function toComment(voice: Voice, fields: readonly Field[]): Record<string, unknown> {
  const all: Readonly<Record<string, unknown>> = {
    id: voice.id,
    text: voice.text,
    timestamp: toGraphTime(voice.at),
    username: voice.authorHandle,
    like_count: 0,
  };
  const comment: Record<string, unknown> = { id: voice.id };
  for (const { name } of fields) {
    if (name === 'parent_id') continue;
    if (!(name in all))
      throw new GraphRefusal(graphError(`(#100) Tried accessing nonexisting field (${name}) on node type (IGComment)`, 100));
    comment[name] = all[name];
  }
  return comment;
}

function newestFirst(voices: readonly Voice[]): Voice[] {
  return [...voices].sort((a, b) => b.at.getTime() - a.at.getTime());
}
