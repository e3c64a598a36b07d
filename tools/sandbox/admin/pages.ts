import { reactionsAt } from '../audience/reactions.ts';
import { listComments } from '../audience/voices.ts';
import type { PlainRoute } from '../http/handler.ts';
import type { Reply } from '../http/network.ts';
import type { AccountStore } from '../store/accounts.ts';
import type { MediaStore } from '../store/media.ts';
import type { Post, PostStore } from '../store/posts.ts';

const names = { x: 'X', instagram: 'Instagram', linkedin: 'LinkedIn' } as const;

/** Pages behind permalinks: what a reader of the simulated network would see. */
export function buildPageRoutes(deps: {
  accounts: AccountStore;
  posts: PostStore;
  media: MediaStore;
  now: () => Date;
}): PlainRoute[] {
  async function showPost(id: string | undefined): Promise<Reply> {
    const [post] = id === undefined ? [] : await deps.posts.findMany([id]);
    const account = post && (await deps.accounts.findById(post.accountId));
    if (!post || !account) return page(404, 'Not found', '<p>There is no such post on the simulated network.</p>');
    const counts = reactionsAt(account.platform, post, deps.now());
    const comments = listComments(account, post, deps.now()).slice(-20);
    const body = `
      <header><strong>${escape(account.displayName)}</strong> <span>@${escape(account.handle)} on ${names[account.platform]} (simulated)</span></header>
      <p class="text">${linkify(escape(post.text))}</p>
      ${post.media.map(showImage).join('')}
      <p class="meta"><time>${post.postedAt.toISOString().slice(0, 16).replace('T', ' ')} UTC</time> &middot; ${counted(counts.likes, 'like')} &middot; ${counted(counts.comments, 'comment')} &middot; ${counted(counts.shares, 'share')} &middot; ${counted(counts.impressions, 'view')}</p>
      <ol>${comments.map((comment) => `<li><strong>@${escape(comment.authorHandle)}</strong> ${escape(comment.text)}</li>`).join('')}</ol>`;
    return page(200, `${account.displayName} on ${names[account.platform]}`, body);
  }

  return [
    { method: 'GET', pattern: '/x/i/web/status/:id', handle: (call) => showPost(call.params.id) },
    { method: 'GET', pattern: '/x/:handle/status/:id', handle: (call) => showPost(call.params.id) },
    { method: 'GET', pattern: '/instagram/p/:shortcode', handle: (call) => showPost(fromShortcode(call.params.shortcode ?? '')) },
    { method: 'GET', pattern: '/linkedin/feed/update/:urn', handle: (call) => showPost(call.params.urn) },
    {
      method: 'GET',
      pattern: '/_media/:id',
      async handle(call) {
        const media = await deps.media.readBytes(call.params.id ?? '');
        if (!media || !media.mimeType.startsWith('image/')) return { status: 404 };
        return {
          status: 200,
          headers: { 'content-type': media.mimeType, 'cache-control': 'max-age=86400', 'x-content-type-options': 'nosniff' },
          raw: media.bytes,
        };
      },
    },
  ];
}

function showImage(media: Post['media'][number]): string {
  if (!media.mediaId) return '<div class="image" role="img" aria-label="A picture of the simulated history"></div>';
  return `<img src="/_media/${encodeURIComponent(media.mediaId)}" alt="${escape(media.altText ?? '')}">`;
}

function page(status: number, title: string, body: string): Reply {
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(title)} - Simulated network</title>
<style>body{font:16px/1.5 system-ui,sans-serif;margin:0;background:#f4f4f2;color:#1c1c1a}aside{background:#1c1c1a;color:#fff;padding:.5rem 1rem;text-align:center}article{max-width:36rem;margin:2rem auto;padding:1.5rem;background:#fff;border-radius:12px;overflow-wrap:anywhere}.text{white-space:pre-wrap;font-size:1.15rem}img,.image{max-width:100%;border-radius:8px}.image{height:12rem;background:linear-gradient(135deg,#d8c3a5,#8e6e53)}span,.meta{color:#5c5c58}ol{list-style:none;padding:0}li{padding:.4rem 0;border-top:1px solid #e6e6e2}</style>
<aside>Simulated network: nothing here is public, and nobody here is real.</aside><article>${body}</article></html>`;
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'",
      'referrer-policy': 'no-referrer',
    },
    raw: html,
  };
}

function fromShortcode(shortcode: string): string | undefined {
  if (!/^[0-9a-z]{1,14}$/.test(shortcode)) return undefined;
  let id = 0n;
  for (const digit of shortcode) id = id * 36n + BigInt(Number.parseInt(digit, 36));
  return String(id);
}

function linkify(text: string): string {
  return text.replace(/https?:\/\/[^\s<]+/g, (url) => `<a href="${url}" rel="noopener noreferrer nofollow">${url}</a>`);
}

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
