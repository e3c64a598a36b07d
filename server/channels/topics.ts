const maxTopics = 8;

/**
 * What a channel talks about: the hashtags it uses most, as words (`#ColdBrew` is "cold brew"). That is what we look for in public
 * posts, so that a new topic is found where the brand already has something to say.
 */
export function topicsOf(posts: readonly { text: string }[], brandName: string): string[] {
  const counts = new Map<string, number>();
  const own = brandName.toLowerCase().replaceAll(/\W/g, '');
  for (const { text } of posts) {
    for (const [, tag = ''] of text.matchAll(/#([\p{L}\p{N}_]{3,40})/gu)) {
      if (tag.toLowerCase().includes(own)) continue;
      const words = tag
        .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
        .replaceAll('_', ' ')
        .toLowerCase();
      counts.set(words, (counts.get(words) ?? 0) + 1);
    }
  }
  return [...counts.entries()]
    .filter(([, count]) => count > 1)
    .sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))
    .slice(0, maxTopics)
    .map(([words]) => words);
}
