import { useQueryClient } from '@tanstack/react-query';
import { useLiveUpdates } from '../updates/useLiveUpdates';

/** Which lists read again when someone changed an object of a kind. */
const queryRootsOf: Readonly<Record<string, readonly string[]>> = {
  queue: ['queues'],
  hook: ['queue-hooks', 'queue-hook', 'queues'],
  'flow-schema': ['flow-schemas', 'queue-hooks', 'queue-hook'],
  integration: ['integrations'],
  list: ['lists'],
  agent: ['agents'],
  calendar: ['calendars'],
  'domain-variable': ['domain-variables'],
  domain: ['run-settings'],
  platform: ['outbound-allow'],
};

const topics = ['config'] as const;

/** Keeps lists true while colleagues change them. */
export function useConfigUpdates(): void {
  const queryClient = useQueryClient();
  useLiveUpdates({
    topics,
    onUpdate: (update) => {
      if (update.kind !== 'config.changed') return;
      for (const root of queryRootsOf[update.object] ?? []) {
        void queryClient.invalidateQueries({ queryKey: [root] });
      }
    },
    onGap: () => void queryClient.invalidateQueries(),
  });
}
