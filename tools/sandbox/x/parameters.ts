import type { Call, Reply } from '../http/network.ts';
import { invalidRequest } from './errors.ts';

const postFields = new Set(
  'article,article_title,attachments,card_uri,community_id,context_annotations,conversation_id,created_at,display_text_range,edit_controls,entities,geo,id,lang,matched_media_notes,media_metadata,non_public_metrics,note_post,note_request_suggestions,organic_metrics,paid_partnership,possibly_sensitive,promoted_metrics,public_metrics,reply_settings,scopes,source,suggested_source_links,suggested_source_links_with_counts,text,withheld'.split(
    ',',
  ),
);
const userFields = new Set('created_at,description,id,location,name,public_metrics,url,username,verified'.split(','));
const expansions = new Set(['author_id', 'attachments.media_keys', 'referenced_posts', 'in_reply_to_user_id']);

export interface ListParameters {
  maxResults: number;
  start: Date | undefined;
  end: Date | undefined;
  token: { time: number; id: string } | undefined;
  fields: ReadonlySet<string>;
  withUsers: boolean;
}

/** Reads and checks the parameters that all lists of posts share. */
export function readListParameters(
  call: Call,
  range: { min: number; usual: number },
  own: readonly string[],
): ListParameters | Reply {
  const known = new Set([
    'max_results',
    'start_time',
    'end_time',
    'pagination_token',
    'post.fields',
    'user.fields',
    'media.fields',
    'expansions',
    ...own,
  ]);
  for (const name of call.query.keys())
    if (!known.has(name))
      return invalidRequest(`The query parameter [${name}] is not one of [${[...known].join(',')}]`, {
        [name]: [call.query.get(name)],
      });
  const maxResults = Number(call.query.get('max_results') ?? range.usual);
  if (!Number.isInteger(maxResults) || maxResults < range.min || maxResults > 100) {
    return invalidRequest(
      `The \`max_results\` query parameter value [${call.query.get('max_results')}] is not between ${range.min} and 100`,
    );
  }
  const fields = readNames(call, 'post.fields', postFields);
  const users = readNames(call, 'user.fields', userFields);
  const expanded = readNames(call, 'expansions', expansions);
  for (const names of [fields, users, expanded]) if (!(names instanceof Set)) return names;
  const start = readTime(call, 'start_time');
  const end = readTime(call, 'end_time');
  if (start === null || end === null) return invalidRequest('Invalid time: use YYYY-MM-DDTHH:mm:ssZ.');
  const token = readToken(call.query.get('pagination_token') ?? call.query.get('next_token'));
  if (token === null) return invalidRequest('The pagination token is not valid.');
  const expansionsAsked = expanded as Set<string>;
  // An expansion brings the field that it follows.
  return {
    maxResults,
    start,
    end,
    token,
    fields: new Set([...(fields as Set<string>), ...expansionsAsked]),
    withUsers: expansionsAsked.has('author_id'),
  };
}

export function readNames(call: Call, parameter: string, allowed: ReadonlySet<string>): Set<string> | Reply {
  const names = new Set((call.query.get(parameter) ?? '').split(',').filter((name) => name !== ''));
  for (const name of names)
    if (!allowed.has(name))
      return invalidRequest(`The \`${parameter}\` query parameter value [${name}] is not one of [${[...allowed].join(',')}]`);
  return names;
}

export const readPostFields = (call: Call) => readNames(call, 'post.fields', postFields);
export const readUserFields = (call: Call) => readNames(call, 'user.fields', userFields);

export function isReply(value: unknown): value is Reply {
  return typeof value === 'object' && value !== null && 'status' in value;
}

export function writeToken(entry: { postedAt: Date; id: string }): string {
  return Buffer.from(`${entry.postedAt.getTime()}.${entry.id}`).toString('base64url');
}

function readToken(value: string | null): { time: number; id: string } | undefined | null {
  if (value === null) return undefined;
  const [time, id] = Buffer.from(value, 'base64url').toString('utf8').split('.');
  return id !== undefined && Number.isFinite(Number(time)) ? { time: Number(time), id } : null;
}

function readTime(call: Call, name: string): Date | undefined | null {
  const value = call.query.get(name);
  if (value === null) return undefined;
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(value) ? new Date(value) : null;
}
