import { DiscardPolicy, RetentionPolicy, StorageType } from '@nats-io/jetstream';
import { streamsOf, subjectsOf } from '@hookline/contracts';
import { nanosOfSeconds, type StreamDeclaration } from './stream-declaration';
import type { FilledStreamSettings } from './stream-settings';

/** The last change of every configured object. */
export function configStream(settings: FilledStreamSettings): StreamDeclaration {
  return {
    config: {
      name: streamsOf(settings.namespace).config,
      subjects: [subjectsOf(settings.namespace).allConfigChanges],
      retention: RetentionPolicy.Limits,
      storage: StorageType.File,
      max_msgs_per_subject: 1,
      max_bytes: settings.maxBytes.config,
      // Postgres has the truth and runtimes re-read it: losing an old change is harmless.
      discard: DiscardPolicy.Old,
      duplicate_window: nanosOfSeconds(120),
      num_replicas: settings.replicas,
    },
    consumers: [],
  };
}
