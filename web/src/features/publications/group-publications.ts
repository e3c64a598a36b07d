import type { Publication, PublicationStatus } from '../../api/types.ts';

export type PublicationGroup = 'attention' | 'scheduled' | 'published' | 'ended';

const groups: Record<PublicationStatus, PublicationGroup> = {
  unknown: 'attention',
  needs_human: 'attention',
  failed: 'attention',
  skipped: 'attention',
  due: 'scheduled',
  sending: 'scheduled',
  published: 'published',
  cancelled: 'ended',
};

const order: PublicationGroup[] = ['attention', 'scheduled', 'published', 'ended'];

export function groupOf(publication: Publication): PublicationGroup {
  return groups[publication.status];
}

/** What needs somebody first, then what goes out next, then what went out last. */
export function groupPublications(items: Publication[]): { group: PublicationGroup; items: Publication[] }[] {
  return order
    .map((group) => ({ group, items: items.filter((item) => groupOf(item) === group).toSorted(byTime(group)) }))
    .filter((each) => each.items.length > 0);
}

function byTime(group: PublicationGroup): (a: Publication, b: Publication) => number {
  const at = (item: Publication) => Date.parse(item.publishedAt ?? item.dueAt);
  return group === 'scheduled' ? (a, b) => at(a) - at(b) : (a, b) => at(b) - at(a);
}
