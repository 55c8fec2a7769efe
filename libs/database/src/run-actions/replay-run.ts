import type { FlowGraph, JsonObject, RecordedAnswers, RunReplayVersion } from '@hookline/contracts';
import { ConflictError, initialRunState, NotFoundError } from '@hookline/engine';
import type { EntityManager } from 'typeorm';
import { isUuid } from '../event-log/log-conditions';
import { touchedRunColumns, type TouchedRun } from './touched-run';

export interface RunReplay {
  readonly domainId: string;
  /** The run to repeat. */
  readonly id: string;
  /** Of the new run: a fresh UUIDv7. */
  readonly newId: string;
  readonly version: RunReplayVersion;
  readonly dry: boolean;
  readonly answers: RecordedAnswers;
}

interface OriginalRow {
  readonly event_ref: string;
  readonly event_is_there: boolean;
  readonly schema_id: string;
  readonly version_id: string | null;
  readonly snapshot_id: string | null;
  readonly given: JsonObject | null;
  readonly published_version_id: string | null;
  readonly draft: FlowGraph | null;
  readonly draft_revision: number | null;
}

/** What the new run is pinned to: exactly one of both. */
interface Pin {
  readonly versionId: string | null;
  readonly snapshotId: string | null;
}

const originalSql = `
  select r.event_ref::text, e.id is not null as event_is_there, r.schema_id::text,
    r.version_id::text, r.snapshot_id::text, r.given, s.published_version_id::text, s.draft,
    s.draft_revision
  from run r
    left join event e on e.id = r.event_ref
    left join flow_schema s on s.id = r.schema_id and s.deleted_at is null
  where r.id = $1 and r.domain_id = $2
`;

const insertSql = `
  with started as (
    insert into run (id, domain_id, event_ref, event_no, event_id, event_type, hook_id, queue_id,
      schema_id, version_id, snapshot_id, replay_of, replay_no, dry, answers, given, depth, key,
      contact, part, stream_seq, position, mode, status, state)
    select $2, o.domain_id, o.event_ref, o.event_no, o.event_id, o.event_type, o.hook_id,
      o.queue_id, o.schema_id, $3, $4, o.id,
      (select max(x.replay_no) + 1 from run x where x.event_ref = o.event_ref
        and x.hook_id is not distinct from o.hook_id and x.schema_id = o.schema_id),
      $5, $6, o.given, o.depth, o.key, o.contact, o.part, o.stream_seq, o.position, o.mode,
      'queued', $7::jsonb
    from run o where o.id = $1
    returning *
  )
  select ${touchedRunColumns} from started r
`;

/**
 * Starts a run anew for the same event, as a run of its own; a worker still has to be told. Inside
 * a transaction.
 * @throws NotFoundError; ConflictError (`run.event_gone`, `schema.unpublished`, `schema.deleted`)
 */
export async function replayRun(manager: EntityManager, replay: RunReplay): Promise<TouchedRun> {
  const [original]: OriginalRow[] = isUuid(replay.id)
    ? await manager.query(originalSql, [replay.id, replay.domainId])
    : [];
  if (!original) throw new NotFoundError('run.not_found', 'There is no such run.');
  if (!original.event_is_there) {
    throw new ConflictError(
      'run.event_gone',
      'The event that started the run is not kept any more.',
    );
  }
  const pin = await pinOf(manager, replay, original);
  // Two replays at the same time must not take the same number; nothing else changes an event.
  await manager.query(`select 1 from event where id = $1 for no key update`, [original.event_ref]);
  const state = { ...initialRunState(''), variables: original.given ?? {} };
  const [run]: TouchedRun[] = await manager.query(insertSql, [
    replay.id,
    replay.newId,
    pin.versionId,
    pin.snapshotId,
    replay.dry,
    replay.dry ? replay.answers : null,
    JSON.stringify(state),
  ]);
  if (!run) throw new NotFoundError('run.not_found', 'There is no such run.');
  return run;
}

async function pinOf(
  manager: EntityManager,
  replay: RunReplay,
  original: OriginalRow,
): Promise<Pin> {
  if (replay.version === 'same') {
    return { versionId: original.version_id, snapshotId: original.snapshot_id };
  }
  if (original.draft === null) {
    throw new ConflictError('schema.deleted', 'The flow schema of the run was deleted.');
  }
  if (replay.version === 'draft') {
    return { versionId: null, snapshotId: await keepSnapshot(manager, replay, original) };
  }
  if (original.published_version_id === null) {
    throw new ConflictError('schema.unpublished', 'The flow schema has no published version.');
  }
  return { versionId: original.published_version_id, snapshotId: null };
}

/** One row per revision, however many runs repeat it. */
async function keepSnapshot(
  manager: EntityManager,
  { domainId }: RunReplay,
  { schema_id: schemaId, draft, draft_revision: revision }: OriginalRow,
): Promise<string> {
  // The update changes nothing; it makes the row that is there already an answer.
  const [row]: { id: string }[] = await manager.query(
    `insert into draft_snapshot (domain_id, schema_id, draft_revision, graph)
     values ($1, $2, $3, $4::jsonb)
     on conflict on constraint draft_snapshot_revision_key
       do update set draft_revision = excluded.draft_revision
     returning id::text`,
    [domainId, schemaId, revision, JSON.stringify(draft)],
  );
  if (!row) throw new Error('a draft was not kept');
  return row.id;
}
