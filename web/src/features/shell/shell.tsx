import { Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { ConnectionContext, useLiveConnection } from '../../live/connection-context.ts';
import { messages } from '../../messages/index.ts';
import { useMe } from '../sign-in/session.ts';
import { Header } from './header.tsx';
import { Navigation } from './navigation.tsx';
import { PausedBanner } from './paused-banner.tsx';

const t = messages.shell;

/** Frame of every page: where I am, whether it is live, what waits. */
export function Shell() {
  const connection = useLiveConnection();
  const me = useMe();
  useSignInWhenSessionEnds(me === undefined);

  if (!me) return null;
  return (
    <ConnectionContext value={connection}>
      <a
        href="#content"
        className="bg-ink text-on-ink rounded-control fixed top-2 left-2 z-50 -translate-y-16 px-3 py-2 focus:translate-y-0"
      >
        {t.skip}
      </a>
      <div className="flex h-dvh flex-col">
        {me.organisation.isDemo && (
          <p className="hatched border-line text-meta text-muted shrink-0 truncate border-b px-4 py-1 text-center">
            <span className="max-sm:hidden">{t.simulated}</span>
            <span className="sm:hidden">{t.simulatedShort}</span>
          </p>
        )}
        <Header me={me} />
        <PausedBanner me={me} />
        <div className="flex min-h-0 flex-1 max-md:flex-col-reverse">
          <Navigation />
          <main id="content" tabIndex={-1} className="min-h-0 min-w-0 flex-1 overflow-y-auto outline-none">
            <Outlet />
          </main>
        </div>
      </div>
    </ConnectionContext>
  );
}

function useSignInWhenSessionEnds(isSignedOut: boolean): void {
  const navigate = useNavigate();
  const href = useLocation({ select: (location) => location.href });
  useEffect(() => {
    if (isSignedOut) void navigate({ to: '/sign-in', search: { next: href }, replace: true });
  }, [isSignedOut, navigate, href]);
}
