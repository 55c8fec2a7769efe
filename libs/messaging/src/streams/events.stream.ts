import { DiscardPolicy, RetentionPolicy, StorageType } from '@nats-io/jetstream';
import { maxEventBytes, streamsOf, subjectsOf } from '@hookline/contracts';
import { eventConsumerName, partitionConsumers } from './partition-consumers';
import { nanosOfSeconds, secondsPerDay, type StreamDeclaration } from './stream-declaration';
import type { FilledStreamSettings } from './stream-settings';

/** Events as they came. Kept for a week, so that a lost database can read them again. */
export function eventsStream(settings: FilledStreamSettings): StreamDeclaration {
  const subjects = subjectsOf(settings.namespace);
  return {
    config: {
      name: streamsOf(settings.namespace).events,
      subjects: [subjects.allEventsIn],
      // The partition is a hash of the key, so all events of a call keep their order.
      subject_transform: { src: subjects.allEventsIn, dest: subjects.eventTransform },
      retention: RetentionPolicy.Limits,
      storage: StorageType.File,
      max_age: nanosOfSeconds(7 * secondsPerDay),
      max_bytes: settings.maxBytes.events,
      // Old events may be unread: refuse new ones rather than lose those.
      discard: DiscardPolicy.New,
      max_msg_size: maxEventBytes,
      duplicate_window: nanosOfSeconds(600),
      num_replicas: settings.replicas,
    },
    consumers: partitionConsumers(eventConsumerName, subjects.eventsOfPartition),
  };
}
