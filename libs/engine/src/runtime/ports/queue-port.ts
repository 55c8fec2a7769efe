import type { ObjectRef } from '../local-effect';

/** What is known of a queue now. */
export interface QueueInfo {
  readonly id: string;
  readonly name: string;
  /** Webitel's number, 0 to 9. */
  readonly type: number;
  readonly enabled: boolean;
  readonly priority: number;
  /** Contacts that are in the queue and with no agent yet. */
  readonly waiting: number;
  /** All contacts in the queue, and the open tasks of a queue that works through tasks. */
  readonly size: number;
}

/** Agents of the queue's team; of a queue without one, all agents of the domain. */
export interface QueueAgents {
  readonly count: number;
  readonly online: number;
  readonly offline: number;
  /** On pause, by themselves or sent there. */
  readonly pause: number;
  /** Online and with no contact at the moment. */
  readonly waiting: number;
}

export const queueMetrics = ['avg', 'max', 'min', 'sl'] as const;
export const queueMetricFields = ['wait_time', 'talk_time'] as const;

/** A question about the contacts that left a queue lately. */
export interface QueueMetricQuestion {
  readonly queues: readonly ObjectRef[];
  /** Only contacts of these buckets; empty for all. */
  readonly bucketIds: readonly string[];
  /** `sl`: share of them, in percent, that an agent took within `withinSeconds`. */
  readonly metric: (typeof queueMetrics)[number];
  /** Not for `sl`, which is about waiting. */
  readonly field: (typeof queueMetricFields)[number];
  readonly lastMinutes: number;
  readonly withinSeconds: number;
  /** Leaves out contacts that no agent took. */
  readonly onlyServed: boolean;
}

/**
 * Numbers come from the events of the last two hours (or `lastMinutes`), and may be two seconds
 * old. Every call throws `NodeFailure` (`queue.missing`) for a queue that is not there.
 */
export interface QueuePort {
  readonly info: (domainId: string, queue: ObjectRef) => Promise<QueueInfo>;
  readonly agents: (domainId: string, queue: ObjectRef) => Promise<QueueAgents>;
  /** Seconds or percent; null when no contact left in that time. */
  readonly metric: (domainId: string, question: QueueMetricQuestion) => Promise<number | null>;
}
