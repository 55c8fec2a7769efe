import { initialRunState, type LocalEffectResult } from '@hookline/engine';
import type { PoolClient } from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { storableJson } from '../storable-json';
import { refColumns, type AskedEffect, type PerformEffects } from './effect-performer';
import { noSchema, noVersion, tooDeep } from './run-start-refusals';

const schemaSql = `
  select s.id::text, s.published_version_id::text as version_id
  from flow_schema s
  where s.domain_id = $1 and s.deleted_at is null and (s.id = $2 or lower(s.name) = lower($3))
`;

// Dry runs start none, so a run that is started is real. It belongs to the call of its parent and
// waits for anybody to carry it on.
const startSql = `
  insert into run (id, domain_id, event_ref, event_no, event_id, event_type, queue_id, schema_id,
    version_id, parent_run, parent_node, depth, given, key, contact, part, stream_seq, position,
    mode, status, state)
  select $2, p.domain_id, p.event_ref, p.event_no, p.event_id, p.event_type, p.queue_id, $3, $4,
    p.id, $5, p.depth + 1, $6::jsonb, p.key, p.contact, p.part, p.stream_seq, p.position,
    'parallel', 'queued', $7::jsonb
  from run p
  where p.id = $1 and p.depth < $8
  returning id
`;

/** Starts runs below others, pinned to the version that is published now. */
export const performRunStart: PerformEffects<'run-start'> = async (client, asked) => {
  const results: LocalEffectResult[] = [];
  for (const one of asked) results.push(await startRun(client, one));
  return results;
};

async function startRun(
  client: PoolClient,
  { domainId, runId, effect }: AskedEffect<'run-start'>,
): Promise<LocalEffectResult> {
  const { id, name } = refColumns(effect.schema);
  const found = await client.query<{ id: string; version_id: string | null }>({
    name: 'run-start-schema',
    text: schemaSql,
    values: [domainId, id, name],
  });
  const schema = found.rows[0];
  if (!schema) return noSchema(effect.schema);
  if (schema.version_id === null) return noVersion(effect.schema);
  const childId = uuidv7();
  const { rowCount } = await client.query({
    name: 'run-start',
    text: startSql,
    values: [
      runId,
      childId,
      schema.id,
      schema.version_id,
      effect.nodeId,
      storableJson(effect.variables),
      storableJson({ ...initialRunState(''), variables: effect.variables }),
      effect.maxDepth,
    ],
  });
  if (rowCount === 0) return tooDeep(effect.maxDepth);
  return { kind: 'done', changed: 1, output: { run_id: childId } };
}
