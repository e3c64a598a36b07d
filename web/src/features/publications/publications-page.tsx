import { Outlet, useMatchRoute, useSearch } from '@tanstack/react-router';
import { messages } from '../../messages/index.ts';
import { QueryPanel } from '../../ui/query-panel.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { PausePublishing } from './pause-publishing.tsx';
import { PublicationList } from './publication-list.tsx';
import { usePublications } from './queries.ts';

const t = messages.publications;
const views = [undefined, 'scheduled', 'published', 'attention'] as const;

/** What goes out, went out or got stuck; list beside the one that is open. */
export function PublicationsPage() {
  const { show } = useSearch({ from: '/shell/publications' });
  const isList = Boolean(useMatchRoute()({ to: '/publications' }));
  const query = usePublications(show);
  return (
    <div className="flex h-full min-h-0">
      <section
        aria-label={t.title}
        className={`border-line flex w-full shrink-0 flex-col lg:w-100 lg:border-r ${isList ? '' : 'max-lg:hidden'}`}
      >
        <div className="flex flex-col gap-3 px-4 pt-4 pb-3">
          <div className="flex items-center justify-between gap-2">
            <h1 className="text-title font-semibold">{t.title}</h1>
            <PausePublishing />
          </div>
          <Tabs
            label={t.views}
            tabs={views.map((view) => ({
              label: t.show[view ?? 'all'],
              to: '/publications',
              search: view === undefined ? {} : { show: view },
              isCurrent: show === view,
            }))}
          />
        </div>
        <div className="min-h-0 flex-1 overflow-y-auto">
          <QueryPanel query={query} skeleton={<SkeletonRows count={6} className="h-20" />}>
            {(items) => <PublicationList items={items} show={show} />}
          </QueryPanel>
        </div>
      </section>
      <div className={`min-w-0 flex-1 overflow-y-auto ${isList ? 'max-lg:hidden' : ''}`}>
        <Outlet />
      </div>
    </div>
  );
}
