import { useContext, useSyncExternalStore } from 'react';
import type { UpdateConnection } from './update-hub';
import { UpdatesContext } from './UpdatesContext';

/** Whether live updates arrive just now. */
export function useUpdateConnection(): UpdateConnection {
  const hub = useContext(UpdatesContext);
  return useSyncExternalStore(hub.onConnectionChange, hub.connection);
}
