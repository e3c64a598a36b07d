import { useQueryClient } from '@tanstack/react-query';
import { createContext, use, useEffect, useState } from 'react';
import { createLiveConnection, type ConnectionState } from './live-connection.ts';

export const ConnectionContext = createContext<ConnectionState>('connecting');

/** Whether changes come in live right now. Decisions are switched off while they don't. */
export function useConnection(): ConnectionState {
  return use(ConnectionContext);
}

/** Opens the connection for as long as the shell stands. */
export function useLiveConnection(): ConnectionState {
  const client = useQueryClient();
  const [state, setState] = useState<ConnectionState>('connecting');
  useEffect(() => {
    const connection = createLiveConnection(client, setState);
    return () => connection.close();
  }, [client]);
  return state;
}
