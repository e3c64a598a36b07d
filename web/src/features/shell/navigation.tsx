import { Link } from '@tanstack/react-router';
import { Bot, CheckCheck, MessagesSquare, PenLine, Send } from 'lucide-react';
import { messages } from '../../messages/index.ts';
import { usePendingPlans } from '../plans/queries.ts';

const t = messages.shell;

const places = [
  { to: '/campaigns', label: t.nav.campaigns, icon: MessagesSquare },
  { to: '/approvals', label: t.nav.approvals, icon: CheckCheck },
  { to: '/compose', label: t.nav.compose, icon: PenLine },
  { to: '/publications', label: t.nav.publications, icon: Send },
  { to: '/agents', label: t.nav.agents, icon: Bot },
] as const;

/** Left on a desk, at the bottom of a phone. */
export function Navigation() {
  const waiting = usePendingPlans().data?.length ?? 0;
  return (
    <nav
      aria-label={t.navigation}
      className="bg-canvas border-line flex shrink-0 gap-0.5 p-2 max-md:justify-around max-md:border-t max-md:p-1 md:w-14 md:flex-col md:border-r lg:w-54"
    >
      {places.map(({ to, label, icon: Icon }) => {
        const count = to === '/approvals' ? waiting : 0;
        return (
          <Link
            key={to}
            to={to}
            className="rounded-control text-muted hover:bg-sunken hover:text-text flex min-h-10 items-center gap-2.5 px-2.5 font-medium max-md:min-h-12 max-md:flex-1 max-md:flex-col max-md:justify-center max-md:gap-0.5 max-md:px-1"
            activeProps={{ className: 'bg-sunken !text-text', 'aria-current': 'page' }}
            activeOptions={{ exact: false, includeSearch: false }}
          >
            <span className="relative">
              <Icon size={20} aria-hidden="true" />
              {count > 0 && (
                <span aria-hidden="true" className="bg-amber absolute -top-0.5 -right-1 size-2 rounded-full lg:hidden" />
              )}
            </span>
            <span className="max-md:text-meta max-md:max-w-full max-md:truncate md:max-lg:sr-only">{label}</span>
            {count > 0 && (
              <span className="bg-amber-soft text-amber rounded-chip text-meta ml-auto px-1.5 tabular-nums max-lg:sr-only">
                <span aria-hidden="true">{count}</span>
                <span className="sr-only">{t.waiting(count)}</span>
              </span>
            )}
          </Link>
        );
      })}
    </nav>
  );
}
