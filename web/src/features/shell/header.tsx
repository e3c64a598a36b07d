import { useQuery } from '@tanstack/react-query';
import { CloudOff } from 'lucide-react';
import { api, unwrap } from '../../api/client.ts';
import { queryKeys } from '../../api/query-keys.ts';
import type { Me } from '../../api/types.ts';
import { messages } from '../../messages/index.ts';
import { Chip } from '../../ui/chip.tsx';
import { NotificationMenu } from '../notifications/index.ts';
import { AccountMenu } from './account-menu.tsx';
import { ConnectionChip } from './connection-chip.tsx';
import { Wordmark } from './wordmark.tsx';

const t = messages.shell;

export function Header({ me }: { me: Me }) {
  const model = useQuery({ queryKey: queryKeys.model, queryFn: () => unwrap(api.GET('/api/v1/model')), staleTime: 60_000 });
  return (
    <header className="border-line bg-canvas flex h-12 shrink-0 items-center gap-2 border-b px-3 md:gap-3 md:px-4">
      <span className="lg:w-44">
        <Wordmark />
      </span>
      <span className="text-body text-muted truncate font-medium max-sm:hidden">{me.organisation.name}</span>
      <span className="ml-auto" />
      {model.data?.offline && (
        <Chip icon={<CloudOff size={14} aria-hidden="true" />} title={t.offlineModelHelp}>
          {t.offlineModel}
        </Chip>
      )}
      <ConnectionChip />
      <NotificationMenu />
      <AccountMenu me={me} />
    </header>
  );
}
