import { DiscardPolicy, RetentionPolicy, StorageType } from '@nats-io/jetstream';
import { streamsOf, subjectsOf } from '@hookline/contracts';
import { nanosOfSeconds, secondsPerDay, type StreamDeclaration } from './stream-declaration';
import type { FilledStreamSettings } from './stream-settings';

/** Copies of messages nobody could read or place; the table is the truth. */
export function deadLettersStream(settings: FilledStreamSettings): StreamDeclaration {
  return {
    config: {
      name: streamsOf(settings.namespace).deadLetters,
      subjects: [subjectsOf(settings.namespace).allDeadLetters],
      retention: RetentionPolicy.Limits,
      storage: StorageType.File,
      max_age: nanosOfSeconds(30 * secondsPerDay),
      max_bytes: settings.maxBytes.deadLetters,
      discard: DiscardPolicy.Old,
      duplicate_window: nanosOfSeconds(120),
      num_replicas: settings.replicas,
    },
    consumers: [],
  };
}
