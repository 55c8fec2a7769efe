import type { TaskFilter } from '../local-effect';

/** A dialer task (Webitel member) as nodes see it. Times are ISO instants. */
export interface TaskInfo {
  readonly id: string;
  readonly queueId: string;
  readonly name: string;
  readonly priority: number;
  readonly attempts: number;
  /** Empty while the task is open. */
  readonly stopCause: string;
  readonly bucketId: string | null;
  readonly agentId: string | null;
  /** Numbers and addresses, in their order. */
  readonly destinations: readonly string[];
  readonly variables: Readonly<Record<string, string>>;
  readonly createdAt: string;
  readonly readyAt: string | null;
  readonly expireAt: string | null;
}

export interface TaskPort {
  /**
   * Of the tasks that fit the newest; null when none does. Throws `NodeFailure` (`task.id`) for a
   * filter that names an id that is no number.
   */
  readonly find: (domainId: string, filter: TaskFilter) => Promise<TaskInfo | null>;
}
