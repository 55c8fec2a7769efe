import type { TaskFilter } from '@hookline/engine';
import type { PoolClient } from 'pg';
import { refused, type RefusedEffect } from '../local-effects/effect-performer';
import { settleAll } from '../settle-all';
import { taskConditions, type TaskConditions } from './task-conditions';

/** One effect changes or removes at most this many tasks; more asks for a narrower filter. */
export const mostTasks = 1_000;

export type MatchedTasks =
  { readonly kind: 'matched'; readonly ids: readonly string[] } | RefusedEffect;

/**
 * The tasks each filter names, locked until the transaction ends. All of a batch are locked in the
 * order of their ids, so that two workers never hold each other's rows. What a task was before its
 * lock may differ: a statement that changes it repeats the filter.
 */
export async function matchTasks(
  client: PoolClient,
  asked: readonly { readonly domainId: string; readonly filter: TaskFilter }[],
): Promise<readonly MatchedTasks[]> {
  const matched = await settleAll(
    asked.map(({ domainId, filter }) => match(client, taskConditions(domainId, filter))),
  );
  const ids = matched.flatMap((one) => (one.kind === 'matched' ? one.ids : []));
  if (ids.length > 0) {
    await client.query(
      `select id from member where id = any($1::bigint[]) order by id for update`,
      [[...new Set(ids)]],
    );
  }
  return matched;
}

async function match(client: PoolClient, conditions: TaskConditions | null): Promise<MatchedTasks> {
  if (!conditions) return noSuchIds();
  const { rows } = await client.query<{ id: string }>(
    `select m.id::text from member m where ${conditions.sql} order by m.id limit ${mostTasks + 1}`,
    [...conditions.values],
  );
  if (rows.length > mostTasks) return tooManyTasks();
  return { kind: 'matched', ids: rows.map(({ id }) => id) };
}

/** Of a filter that names an id which is no number. */
export function noSuchIds(): RefusedEffect {
  return refused('task.id', 'The filter names an id that is not a number.');
}

/** Of a filter that names more than `mostTasks`. */
export function tooManyTasks(): RefusedEffect {
  return refused('task.too-many', `More than ${mostTasks} tasks match the filter; narrow it.`);
}
