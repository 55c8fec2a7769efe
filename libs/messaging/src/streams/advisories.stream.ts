import { DiscardPolicy, RetentionPolicy, StorageType } from '@nats-io/jetstream';
import { productionNamespace, streamsOf } from '@hookline/contracts';
import { nanosOfSeconds, secondsPerDay, type StreamDeclaration } from './stream-declaration';
import type { FilledStreamSettings } from './stream-settings';

const kinds = ['MAX_DELIVERIES', 'MSG_TERMINATED'] as const;

/** What the server reports of messages it gave up or was told to give up. */
export function advisoriesStream(settings: FilledStreamSettings): StreamDeclaration {
  const { events, runs, advisories } = streamsOf(settings.namespace);
  // Production hears of every stream. Namespaces share a server, and no two streams may listen
  // to one subject, so there each hears of its own.
  const heard = settings.namespace === productionNamespace ? ['>'] : [`${events}.>`, `${runs}.>`];
  return {
    config: {
      name: advisories,
      subjects: kinds.flatMap((kind) =>
        heard.map((stream) => `$JS.EVENT.ADVISORY.CONSUMER.${kind}.${stream}`),
      ),
      retention: RetentionPolicy.Limits,
      storage: StorageType.File,
      max_age: nanosOfSeconds(7 * secondsPerDay),
      max_bytes: settings.maxBytes.advisories,
      discard: DiscardPolicy.Old,
      num_replicas: settings.replicas,
    },
    consumers: [],
  };
}
