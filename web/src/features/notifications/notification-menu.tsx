import { useNavigate } from '@tanstack/react-router';
import { Bell, BellOff } from 'lucide-react';
import type { Notification } from '../../api/types.ts';
import { messages } from '../../messages/index.ts';
import { formatRelative } from '../../time/format.ts';
import { useNow } from '../../time/use-now.ts';
import { IconButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Popover } from '../../ui/popover.tsx';
import { QueryPanel } from '../../ui/query-panel.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { useMarkRead, useNotifications } from './queries.ts';

const t = messages.notifications;

export function NotificationMenu() {
  const query = useNotifications();
  const unread = query.data?.unreadCount ?? 0;
  return (
    <Popover
      label={t.title}
      className="w-88"
      trigger={(attributes) => (
        <IconButton label={t.label(unread)} {...attributes}>
          <Bell size={20} aria-hidden="true" />
          {unread > 0 && (
            <span
              aria-hidden="true"
              className="bg-amber text-on-ink text-meta absolute -top-0.5 -right-0.5 min-w-4.5 rounded-full px-1 text-center font-semibold tabular-nums"
            >
              {unread}
            </span>
          )}
        </IconButton>
      )}
    >
      {(close) => (
        <div className="flex max-h-[70dvh] flex-col">
          <h2 className="border-line border-b px-4 py-2.5 font-semibold">{t.title}</h2>
          <div className="overflow-y-auto">
            <QueryPanel query={query} skeleton={<SkeletonRows count={3} className="h-12" />}>
              {({ items }) => <NotificationList items={items} onOpened={close} />}
            </QueryPanel>
          </div>
        </div>
      )}
    </Popover>
  );
}

function NotificationList({ items, onOpened }: { items: Notification[]; onOpened: () => void }) {
  const navigate = useNavigate();
  const markRead = useMarkRead();
  const now = useNow();
  if (items.length === 0) {
    return (
      <EmptyState icon={<BellOff size={20} />} title={t.emptyTitle}>
        {t.empty}
      </EmptyState>
    );
  }

  function open(item: Notification) {
    if (item.readAt === undefined) markRead.mutate(item.id);
    if (item.link?.startsWith('/')) void navigate({ href: item.link });
    onOpened();
  }

  return (
    <ul>
      {items.map((item) => (
        <li key={item.id} className="border-line border-b last:border-b-0">
          <button type="button" onClick={() => open(item)} className="hover:bg-sunken flex w-full gap-2.5 px-4 py-3 text-left">
            <span
              aria-hidden="true"
              className={`mt-1.5 size-2 shrink-0 rounded-full ${item.readAt === undefined ? 'bg-amber' : 'bg-transparent'}`}
            />
            <span className="min-w-0">
              <span className={`block ${item.readAt === undefined ? 'font-medium' : ''}`}>{item.title}</span>
              {item.body !== '' && <span className="text-table text-muted block">{item.body}</span>}
              <span className="text-meta text-muted block">{formatRelative(item.createdAt, now)}</span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
