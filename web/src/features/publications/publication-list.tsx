import { Link } from '@tanstack/react-router';
import { Send } from 'lucide-react';
import type { Publication } from '../../api/types.ts';
import { messages } from '../../messages/index.ts';
import { formatCompact, formatInstant } from '../../time/format.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PlatformMark } from '../../ui/platform-mark.tsx';
import { PublicationStatusChip } from '../posts/index.ts';
import { groupPublications } from './group-publications.ts';
import type { Show } from './queries.ts';

const t = messages.publications;

export function PublicationList({ items, show }: { items: Publication[]; show: Show }) {
  if (items.length === 0) {
    return (
      <EmptyState icon={<Send size={20} />} title={t.emptyTitle[show ?? 'all']}>
        {t.empty}
      </EmptyState>
    );
  }
  return (
    <div className="pb-4">
      {groupPublications(items).map(({ group, items: members }) => (
        <section key={group} aria-label={t.groups[group]} className="px-2">
          <h2 className="text-meta text-muted flex justify-between px-2.5 pt-2 pb-1 font-medium">
            {t.groups[group]} <span className="tabular-nums">{members.length}</span>
          </h2>
          <ul className="flex flex-col gap-0.5">
            {members.map((item) => (
              <PublicationRow key={item.id} item={item} show={show} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function PublicationRow({ item, show }: { item: Publication; show: Show }) {
  return (
    <li>
      <Link
        to="/publications/$publicationId"
        params={{ publicationId: item.id }}
        search={show === undefined ? {} : { show }}
        className="rounded-control hover:bg-sunken flex gap-2.5 px-2.5 py-2.5"
        activeProps={{ className: 'bg-sunken', 'aria-current': 'page' }}
        activeOptions={{ includeSearch: false }}
      >
        <PlatformMark platform={item.channel.platform} />
        <span className="min-w-0 flex-1">
          <span className="line-clamp-2 break-words">{item.text}</span>
          <span className="text-meta text-muted mt-0.5 block tabular-nums">
            {formatInstant(item.publishedAt ?? item.dueAt, item.channel.timeZone)}
          </span>
          <span className="mt-1 flex flex-wrap items-center gap-x-2.5 gap-y-1">
            <PublicationStatusChip status={item.status} />
            {item.metrics && <span className="text-meta text-muted tabular-nums">{reactions(item.metrics)}</span>}
          </span>
        </span>
        {item.mediaUrls[0] !== undefined && (
          <img
            src={item.mediaUrls[0]}
            alt=""
            loading="lazy"
            className="bg-sunken rounded-control size-14 shrink-0 object-cover"
          />
        )}
      </Link>
    </li>
  );
}

function reactions(metrics: NonNullable<Publication['metrics']>): string {
  return t.reactions(formatCompact(metrics.likes), formatCompact(metrics.comments), formatCompact(metrics.shares));
}
