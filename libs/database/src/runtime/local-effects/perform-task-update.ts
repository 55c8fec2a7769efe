import type { LocalEffectResult } from '@hookline/engine';
import type { PoolClient } from 'pg';
import { outboxColumns } from '../../event-outbox/outbox-columns';
import { taskStatusEventSql, taskStatusSql } from '../../event-outbox/task-status-sql';
import { settleAll } from '../settle-all';
import { storableJson } from '../storable-json';
import { matchTasks, type MatchedTasks } from '../tasks/match-tasks';
import { communicationPatches, referencesOf, refusalOfPatch } from '../tasks/task-patch';
import { taskConditions } from '../tasks/task-conditions';
import { TaskReferences } from '../tasks/task-references';
import type { AskedEffect, PerformEffects } from './effect-performer';

// An empty value deletes a variable, an empty stop cause reopens the task (webitel.md 6). A task
// that came to another queue entered it, so that is told even where the status is the same.
const update = (conditions: string): string => `
  with before as materialized (
    select m.id, m.queue_id, m.stop_cause from member m where m.id = any($1::bigint[]) and ${conditions}
  ), changed as (
    update member m set
      name = coalesce($2, m.name),
      priority = coalesce($3, m.priority),
      min_offering_at = coalesce($4, m.min_offering_at),
      stop_cause = coalesce($5, m.stop_cause),
      variables = (
        select coalesce(jsonb_object_agg(v.key, v.value), '{}')
        from jsonb_each(m.variables || $6::jsonb) v where v.value <> '""'::jsonb
      ),
      queue_id = coalesce($7, m.queue_id),
      bucket = coalesce($8::jsonb, m.bucket),
      communications = (
        select coalesce(jsonb_agg(c.value || coalesce(p.patch, '{}') order by c.place), '[]')
        from jsonb_array_elements(m.communications) with ordinality c(value, place)
        left join json_to_recordset($9::json) as p(index int, patch jsonb) on p.index = c.place - 1
      )
    from before b where m.id = b.id
    returning m.*, b.queue_id as queue_before, b.stop_cause as cause_before
  ), told as (
    insert into event_outbox (${outboxColumns})
    select ${taskStatusEventSql('c', taskStatusSql('c.stop_cause'), taskStatusSql('c.cause_before'))},
      c.domain_id, $10::smallint, $11
    from changed c
    where $10::smallint is not null and (c.queue_id <> c.queue_before
      or ${taskStatusSql('c.stop_cause')} <> ${taskStatusSql('c.cause_before')})
    order by c.id
  )
  select id::text from changed order by id
`;
const ownPlaceholders = 11;

/** Changes every task the filter names; none is a success that changed nothing. */
export const performTaskUpdate: PerformEffects<'task-update'> = async (client, asked) => {
  const references = await TaskReferences.read(client, referencesOf(asked));
  const refusals = asked.map((one) => refusalOfPatch(one, references));
  const sound = asked.filter((_, index) => refusals[index] === null);
  const matched = await matchTasks(
    client,
    sound.map(({ domainId, effect }) => ({ domainId, filter: effect.filter })),
  );
  // One after another in effect, in one round trip: none waits for an answer here.
  const results = await settleAll(
    sound.map((one, index) => change(client, one, matched[index], references)),
  );
  const bySound = new Map(sound.map((one, index) => [one, results[index]]));
  return asked.map((one, index) => {
    const result = refusals[index] ?? bySound.get(one);
    if (!result) throw new Error('a task-update gave no result');
    return result;
  });
};

async function change(
  client: PoolClient,
  one: AskedEffect<'task-update'>,
  matched: MatchedTasks | undefined,
  references: TaskReferences,
): Promise<LocalEffectResult> {
  if (matched?.kind === 'refused') return matched;
  const conditions = taskConditions(one.domainId, one.effect.filter, ownPlaceholders + 1);
  if (!matched || !conditions) throw new Error('tasks were matched by no filter');
  if (matched.ids.length === 0) return changedTasks([]);
  const { rows } = await client.query<{ id: string }>(update(conditions.sql), [
    matched.ids,
    ...patchValues(one, references),
    one.hops,
    one.cause,
    ...conditions.values,
  ]);
  return changedTasks(rows.map(({ id }) => id));
}

function changedTasks(ids: readonly string[]): LocalEffectResult {
  return {
    kind: 'done',
    changed: ids.length,
    output: { changed: ids.length, task_ids: ids.slice(0, 100) },
  };
}

function patchValues(
  { domainId, effect: { patch } }: AskedEffect<'task-update'>,
  references: TaskReferences,
): unknown[] {
  return [
    patch.name ?? null,
    patch.priority ?? null,
    patch.readyAt ?? null,
    patch.stopCause ?? null,
    storableJson(patch.variables ?? {}),
    patch.queueId ?? null,
    patch.bucketId === undefined ? null : storableJson({ id: patch.bucketId, name: '' }),
    storableJson(communicationPatches(domainId, patch, references)),
  ];
}
