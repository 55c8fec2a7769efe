import type { LiveUpdate } from '@hookline/contracts';
import { useContext, useEffect, useEffectEvent } from 'react';
import { UpdatesContext } from './UpdatesContext';

interface LiveUpdatesOptions {
  /** `events`, `runs`, `run:<id>`, `config`. */
  readonly topics: readonly string[];
  readonly onUpdate: (update: LiveUpdate) => void;
  /** After a lost connection came back: read everything shown again. */
  readonly onGap?: () => void;
  /** Default true. */
  readonly enabled?: boolean;
}

/** Listens to the server's live updates while the component is on the page. */
export function useLiveUpdates({ topics, onUpdate, onGap, enabled = true }: LiveUpdatesOptions) {
  const hub = useContext(UpdatesContext);
  const handleUpdate = useEffectEvent(onUpdate);
  const handleGap = useEffectEvent(() => onGap?.());
  const topicList = topics.join(',');

  useEffect(() => {
    if (!enabled) return;
    return hub.subscribe({
      topics: topicList.split(','),
      onUpdate: (update) => handleUpdate(update),
      onGap: () => handleGap(),
    });
  }, [hub, topicList, enabled]);
}
