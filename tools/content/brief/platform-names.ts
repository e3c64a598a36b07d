import type { Platform } from '../../platforms/connector.ts';

/** How people write the networks. `X` counts as a name only where it can't be a letter of something else. */
export const platformPatterns: readonly { platform: Platform; source: string }[] = [
  { platform: 'x', source: "(?:(?<![\\p{L}\\p{N}.'’_-])X(?![\\p{L}\\p{N}'’_-])|twitter|x\\.com|tweets?(?:ing)?)" },
  { platform: 'instagram', source: '(?:instagram|insta\\b|\\bIG\\b)' },
  { platform: 'linkedin', source: '(?:linked-?\\s?in)' },
];

const everywhere =
  /\b(?:all|every|each)\s+(?:of\s+)?(?:our\s+|the\s+|my\s+)?(?:social\s+)?(?:channels?|platforms?|networks?|accounts?|socials)\b|\beverywhere\b|\bacross (?:our |the )?(?:channels|platforms|networks|socials)\b/iu;

/** The networks that a brief names, in a fixed order; none when it names none or says "everywhere". "not on LinkedIn" takes one away. */
export function findPlatforms(brief: string): { named: Platform[]; excluded: Platform[]; everywhere: boolean } {
  const named: Platform[] = [];
  const excluded: Platform[] = [];
  for (const { platform, source } of platformPatterns) {
    const flags = platform === 'x' ? 'u' : 'iu';
    const either =
      platform === 'x' ? `${source}|(?:[Tt]witter|[Tt]weets?|[Tt]weeting|\\s[xX](?=\\s*(?:,|and\\b|&|\\+)))` : source;
    const exclusion = new RegExp(
      `(?:not|except|excluding|without|skip|but not|no)\\s+(?:for\\s+|on\\s+|to\\s+|posts? on\\s+)?(?:${either})`,
      flags,
    );
    if (exclusion.test(brief)) excluded.push(platform);
    else if (new RegExp(either, flags).test(brief)) named.push(platform);
  }
  return { named, excluded, everywhere: everywhere.test(brief) };
}
