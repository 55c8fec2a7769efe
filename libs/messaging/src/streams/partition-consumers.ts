import { AckPolicy, DeliverPolicy, type ConsumerConfig } from '@nats-io/jetstream';
import { partitionCount } from '@hookline/contracts';
import { nanosOfSeconds } from './stream-declaration';

/**
 * One durable pull consumer per partition (reliability.md 3). There is no `max_deliver`: a message
 * past it would stay invisible for ever in a work queue, so tries are counted in Postgres.
 * There is no `backoff` either: a nak would ignore it.
 */
export function partitionConsumers(
  nameOf: (partition: number) => string,
  filterOf: (partition: number) => string,
): (Partial<ConsumerConfig> & { durable_name: string })[] {
  return Array.from({ length: partitionCount }, (_, partition) => ({
    durable_name: nameOf(partition),
    filter_subject: filterOf(partition),
    deliver_policy: DeliverPolicy.All,
    ack_policy: AckPolicy.Explicit,
    ack_wait: nanosOfSeconds(30),
    max_ack_pending: 256,
    max_deliver: -1,
  }));
}

/** Name of the consumer of a partition of EVENTS. */
export function eventConsumerName(partition: number): string {
  return `ev-${partition}`;
}

/** Name of the consumer of a partition of RUNS. */
export function runConsumerName(partition: number): string {
  return `run-${partition}`;
}
