import type { TaskFilter } from '@hookline/engine';
import { likePattern } from '../../stores/lists/like-pattern';
import { idOf } from '../local-effects/effect-performer';

/** A `where` clause on `member m` with the values of its placeholders. */
export interface TaskConditions {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/**
 * The clause of a filter. Only what narrows is in it, so that the planner sees the index to take.
 * Null when an id is no number: ids come out of templates, and such text names no task.
 * @param first number of the first placeholder
 */
export function taskConditions(
  domainId: string,
  filter: TaskFilter,
  first = 1,
): TaskConditions | null {
  const ids = [filter.id, filter.bucketId, ...filter.queueIds];
  if (ids.some((id) => id !== null && idOf(id) === null)) return null;
  const values: unknown[] = [];
  const clauses: string[] = [];
  const narrow = (clause: (place: string) => string, value: unknown): void => {
    if (value === null) return;
    clauses.push(clause(`$${first + values.length}`));
    values.push(value);
  };
  narrow((place) => `m.domain_id = ${place}`, domainId);
  narrow((place) => `m.id = ${place}`, filter.id);
  const queueIds = filter.queueIds.length > 0 ? filter.queueIds : null;
  narrow((place) => `m.queue_id = any(${place}::bigint[])`, queueIds);
  narrow(
    (place) =>
      `m.communications @> jsonb_build_array(jsonb_build_object('destination', ${place}::text))`,
    filter.destination,
  );
  narrow((place) => `m.name ilike ${place}`, filter.name && likePattern(filter.name));
  narrow((place) => `(m.stop_cause <> '') = ${place}::boolean`, filter.completed);
  narrow((place) => `m.bucket ->> 'id' = ${place}`, filter.bucketId);
  narrow((place) => `m.created_at >= ${place}`, filter.createdSince);
  return { sql: clauses.join(' and '), values };
}
