import type { BrandKit } from '../../../content/index.ts';
import type { BriefReading } from './brief-reading.ts';
import type { Domain } from './domains.ts';
import type { Forbidden } from './materials.ts';
import { isClause } from './noun-check.ts';
import type { Random } from '../seed.ts';

const weak: ReadonlySet<string> = new Set(
  'a an the our your my its this that these those of for with in at on to from and or new all some more by about how why what very'.split(
    ' ',
  ),
);

/** Hashtags in camel case, so that screen readers can read them: the subject first, then the brand, place and field. */
export function chooseHashtags(
  count: number,
  kit: BrandKit,
  reading: BriefReading,
  domain: Domain,
  random: Random,
  forbidden: Forbidden,
): string[] {
  if (count <= 0) return [];
  const subject = subjectTag(reading.subject?.full ?? '');
  const place = /^(?:in|near|around)\s+(?:the\s+)?(\p{Lu}[\p{L}-]+(?:\s\p{Lu}[\p{L}-]+)?)$/u.exec(reading.where ?? '')?.[1] ?? '';
  const given = /#([\p{L}\p{N}_]{2,40})/gu;
  const fromBrief = [...`${reading.details.join(' ')} ${reading.callToAction ?? ''}`.matchAll(given)].map(
    (match) => match[1] ?? '',
  );
  const lead = random.shuffle([subject, tagOf(kit.name)].filter((tag) => tag !== ''));
  const rest = [tagOf(place), ...random.shuffle(domain.tags)];
  const tags = [...fromBrief, ...(random.next() < 0.7 ? [subject, ...lead] : lead), ...rest].filter(
    (tag) => tag.length > 1 && tag.length <= 28 && !/^\d+$/.test(tag),
  );
  const unique = tags.filter((tag, index) => tags.findIndex((other) => other.toLowerCase() === tag.toLowerCase()) === index);
  return unique
    .map((tag) => `#${tag}`)
    .filter((tag) => !forbidden(tag.replace('#', '')) && !forbidden(splitCamel(tag)))
    .slice(0, count);
}

/** The name in a subject if it has one ("Nightfall Tactics"), else the last words of its core ("winter blend"). */
function subjectTag(subject: string): string {
  if (isClause(subject)) return '';
  const quoted = /["“‘']([^"”’']{3,28})["”’']/u.exec(subject)?.[1];
  const named = /(?:^|\s)(\p{Lu}[\p{L}\p{N}'’]+(?:\s+(?:of\s+|the\s+)?\p{Lu}[\p{L}\p{N}'’]+)+)/u.exec(subject)?.[1];
  if (quoted !== undefined || named !== undefined)
    return (quoted ?? named ?? '')
      .split(/\s+/)
      .slice(0, 4)
      .map((word) => tagOf(word) || word.charAt(0).toUpperCase() + word.slice(1))
      .join('');
  const core = subject.split(/\s+(?:of|for|with|in|at|about|to|from|on|by|who|which|that|winning)\s+|,\s/iu)[0] ?? '';
  const strong = core
    .split(/\s+/)
    .filter(
      (word, index) =>
        !weak.has(word.toLowerCase()) &&
        !(
          index <= 1 &&
          /^\d|^(?:two|three|four|five|six|seven|eight|nine|ten|several|many)$/iu.test(word) &&
          core.split(/\s+/).length > 2
        ),
    );
  return tagOf(strong.slice(-3).join(' '));
}

function tagOf(phrase: string): string {
  const words = (phrase.normalize('NFC').match(/[\p{L}\p{N}]+(?:['’]\p{L}+)?/gu) ?? []).map((word) =>
    word.replaceAll(/['’]/gu, ''),
  );
  const strong = words.filter((word) => !weak.has(word.toLowerCase()));
  return strong
    .slice(0, 3)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

function splitCamel(tag: string): string {
  return tag.replace('#', '').replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2');
}
