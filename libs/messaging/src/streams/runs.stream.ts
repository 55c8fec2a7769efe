import { DiscardPolicy, RetentionPolicy, StorageType } from '@nats-io/jetstream';
import { streamsOf, subjectsOf } from '@hookline/contracts';
import { partitionConsumers, runConsumerName } from './partition-consumers';
import { nanosOfSeconds, type StreamDeclaration } from './stream-declaration';
import type { FilledStreamSettings } from './stream-settings';

/**
 * Wake-ups of runs and the schedules that cause them. The consumers see wake-ups only: a
 * schedule must stay in the stream until its time.
 */
export function runsStream(settings: FilledStreamSettings): StreamDeclaration {
  const subjects = subjectsOf(settings.namespace);
  return {
    config: {
      name: streamsOf(settings.namespace).runs,
      subjects: [subjects.allRunWakes, subjects.allRunTimers],
      retention: RetentionPolicy.Workqueue,
      storage: StorageType.File,
      max_bytes: settings.maxBytes.runs,
      discard: DiscardPolicy.New,
      duplicate_window: nanosOfSeconds(120),
      allow_msg_schedules: true,
      allow_msg_ttl: true,
      num_replicas: settings.replicas,
    },
    consumers: partitionConsumers(runConsumerName, subjects.runWakesOfPartition),
  };
}
