import type { LocalEffectResult, TaskFilter, TaskUpdateEffect } from '@hookline/engine';
import { storableJson } from '../storable-json';
import type { PerformEffects } from './effect-performer';

/** One patch changes at most this many tasks; more asks for a narrower filter. */
const mostTasks = 1_000;

const matching = `
  select m.id from member m
  where m.domain_id = $1
    and ($2::bigint is null or m.id = $2)
    and (cardinality($3::bigint[]) = 0 or m.queue_id = any($3))
    and ($4::text is null
      or m.communications @> jsonb_build_array(jsonb_build_object('destination', $4::text)))
    and ($5::text is null or m.name ilike $5)
    and ($6::boolean is null or (m.stop_cause <> '') = $6)
  order by m.id
  limit ${mostTasks + 1}
  for update
`;

// An empty value deletes a variable, an empty stop cause reopens the task (webitel.md 6).
const update = `
  update member m set
    name = coalesce($3, m.name),
    priority = coalesce($4, m.priority),
    min_offering_at = coalesce($5, m.min_offering_at),
    stop_cause = coalesce($6, m.stop_cause),
    variables = (
      select coalesce(jsonb_object_agg(v.key, v.value), '{}')
      from jsonb_each(m.variables || $7::jsonb) v where v.value <> '""'::jsonb
    ),
    queue_id = coalesce(
      (select q.id from queue q
       where q.domain_id = $1 and q.id = $8 and q.type not in (1, 6) and q.deleted_at is null
       for key share),
      m.queue_id)
  where m.domain_id = $1 and m.id = any($2)
`;

/** Changes every task the filter names; none is a refusal, so that an author notices. */
export const performTaskUpdate: PerformEffects<'task-update'> = async (client, asked) => {
  const results: LocalEffectResult[] = [];
  for (const { domainId, effect } of asked) {
    // Ids come out of templates; text that is no id matches nothing, and must not fail the batch.
    if (!allIds([effect.filter.id, effect.patch.queueId ?? null, ...effect.filter.queueIds])) {
      const message = 'The filter or the patch names an id that is not a number.';
      results.push({ kind: 'refused', code: 'task.id', message });
      continue;
    }
    const { rows } = await client.query<{ id: string }>(
      matching,
      filterValues(domainId, effect.filter),
    );
    const ids = rows.map((row) => row.id);
    if (ids.length === 0 || ids.length > mostTasks) {
      results.push(
        ids.length === 0
          ? { kind: 'refused', code: 'task.missing', message: 'No task matches the filter.' }
          : {
              kind: 'refused',
              code: 'task.too-many',
              message: `More than ${mostTasks} tasks match the filter; narrow it.`,
            },
      );
      continue;
    }
    await client.query(update, patchValues(domainId, ids, effect.patch));
    results.push({
      kind: 'done',
      changed: ids.length,
      output: { changed: ids.length, task_ids: ids.map(String).slice(0, 100) },
    });
  }
  return results;
};

function allIds(ids: readonly (string | null)[]): boolean {
  return ids.every((id) => id === null || /^\d{1,18}$/.test(id));
}

function filterValues(domainId: string, filter: TaskFilter): unknown[] {
  return [
    domainId,
    filter.id,
    filter.queueIds,
    filter.destination,
    filter.name === null ? null : likePattern(filter.name),
    filter.completed,
  ];
}

function patchValues(
  domainId: string,
  ids: readonly string[],
  patch: TaskUpdateEffect['patch'],
): unknown[] {
  return [
    domainId,
    ids,
    patch.name ?? null,
    patch.priority ?? null,
    patch.readyAt ?? null,
    patch.stopCause ?? null,
    storableJson(patch.variables ?? {}),
    patch.queueId ?? null,
  ];
}

/** Webitel's `*` as ILIKE's `%`; what ILIKE would read as a wildcard is taken literally. */
function likePattern(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&').replaceAll('*', '%');
}
