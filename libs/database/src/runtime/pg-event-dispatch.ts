/**
 * Stop 2 in the database: one statement stores a batch of events, their hook evaluations and the
 * runs they start. An event whose id is known already stores and starts nothing. Neither does one of
 * a partition that is another worker's by now: a process that stood still for longer than its lease
 * wakes up with events in hand whose calls go on elsewhere.
 */
import type { CloudEvent, HookEvaluation, JsonObject } from '@hookline/contracts';
import type { RunWrite } from '@hookline/engine';
import type { Pool } from 'pg';
import { jsonbArray } from './json-array';
import { idSpan, storedState, unindexed } from './run-rows';
import {
  stepBatchColumns,
  stepBatchRecord,
  stepBatchRows,
  stepBatchValues,
  type StepBatchRow,
} from './step-batches';
import { storableJson } from './storable-json';

/** A run to be started with an event. It is claimed by the writer: fence 1. */
export interface NewRun {
  readonly id: string;
  readonly hookId: number | null;
  readonly schemaId: string;
  readonly versionId: string;
  /** Order among the runs of one event. */
  readonly position: number;
  readonly mode: 'ordered' | 'parallel';
  /** How far it was walked before it was stored. */
  readonly write: RunWrite;
}

export interface NewEvent {
  /** Ours, UUIDv7. */
  readonly id: string;
  readonly domainId: string;
  /** The sender's id. */
  readonly eventId: string;
  readonly type: string;
  readonly source: string;
  readonly subject: string | null;
  readonly queueId: string | null;
  readonly key: string;
  readonly partition: number;
  readonly streamSeq: number;
  readonly contact: string | null;
  readonly occurredAt: string;
  readonly data: JsonObject;
  readonly notes: readonly string[];
  readonly evaluations: readonly HookEvaluation[];
  /** Set for a dead letter: why it could not be read or placed. */
  readonly problem: string | null;
  /** Runs between it and an event from outside; null for none (B-41). */
  readonly hops: number | null;
  /** Of a dead letter that could be read: the event as it came, to be published again. */
  readonly letter?: CloudEvent | null;
  readonly runs: readonly NewRun[];
}

/** An event as it goes into the database, and what is asked of it afterwards. */
export interface PreparedEvent extends Pick<
  NewEvent,
  'id' | 'domainId' | 'type' | 'queueId' | 'problem'
> {
  readonly runIds: readonly string[];
  readonly rows: {
    readonly event: EventTexts;
    readonly runs: readonly RunTexts[];
    readonly steps: readonly StepBatchRow[];
  };
}

/**
 * An event as JSON texts. Its documents travel beside its row: within it they would be read twice, by
 * whoever looks for their end and by their column (docs/adr, steps-travel-beside-their-keys).
 */
interface EventTexts {
  readonly row: string;
  readonly data: string;
  readonly evaluations: string;
}

interface RunTexts {
  readonly row: string;
  readonly state: string;
}

export interface StoredEvents {
  /** Running numbers by our id. */
  readonly numbers: ReadonlyMap<string, string>;
  /** Ids of parked runs that are due. */
  readonly due: readonly string[];
  /** Our ids of events that belong to another worker now; nothing of them was stored. */
  readonly refused: ReadonlySet<string>;
}

const sql = `
  with e as (
    select * from rows from (
      json_to_recordset($1::json) as (id uuid, domain_id bigint, event_id text,
        type text, source text, subject text, queue_id bigint, key text, part smallint,
        stream_seq bigint, contact text, occurred_at timestamptz, notes text[],
        problem text, hops smallint, letter jsonb),
      unnest($2::jsonb[], $3::jsonb[])
    ) as e(id, domain_id, event_id, type, source, subject, queue_id, key, part, stream_seq,
      contact, occurred_at, notes, problem, hops, letter, data, evaluations)
  ), held as (
    -- Held until the commit: whoever takes a partition over finds all that its former owner stored.
    -- In one order, as a beat does it, so that the two never wait for each other.
    select part from partition_lease
    where part = any (array(select part from e)) and owner = $8
    order by part
    for share
  ), fresh as (
    insert into event_key (domain_id, event_id, id)
    select domain_id, event_id, id from e
    where part in (select part from held)
    on conflict do nothing
    returning id
  ), stored as (
    insert into event (id, domain_id, event_id, type, source, subject, queue_id, key, part,
      stream_seq, contact, occurred_at, data, notes, evaluations, problem, hops, letter)
    select e.id, e.domain_id, e.event_id, e.type, e.source, e.subject, e.queue_id, e.key, e.part,
      e.stream_seq, e.contact, e.occurred_at, e.data, e.notes, e.evaluations, e.problem,
      e.hops, e.letter
    from e join fresh using (id)
    -- The log is read by id: numbers are given in that order too, which of one call is the stream's.
    order by e.id
    returning id, no, domain_id, event_id, type, queue_id, key, part, stream_seq, contact
  ), started as (
    insert into run (id, domain_id, event_ref, event_no, event_id, event_type, hook_id, queue_id,
      schema_id, version_id, key, contact, part, stream_seq, position, mode, status, fence,
      worker_id, state, due_at, step_count, result, error, ended_at)
    select r.id, s.domain_id, s.id, s.no, s.event_id, s.type, r.hook_id, s.queue_id,
      r.schema_id, r.version_id, s.key, s.contact, s.part, s.stream_seq, r.position, r.mode,
      r.status, 1, $8, r.state, r.due_at, r.step_count, r.result, r.error,
      case when r.ended then now() end
    from rows from (
      json_to_recordset($4::json) as (id uuid, event_ref uuid, hook_id int, schema_id bigint,
        version_id bigint, position int, mode text, status text, due_at timestamptz,
        step_count int, result jsonb, error jsonb, ended boolean),
      unnest($5::jsonb[])
    ) as r(id, event_ref, hook_id, schema_id, version_id, position, mode, status, due_at,
      step_count, result, error, ended, state)
    join stored s on s.id = r.event_ref
    returning id
  ), steps as (
    insert into step_batch (${stepBatchColumns})
    select ${stepBatchColumns.replace(/\b(\w+)\b/g, 's.$1')}
    from ${stepBatchRecord('$6', '$7')}
    join started on started.id = s.run_id
  ), woken as (
    -- An array, not a join: whatever the planner thinks of run_wait, no run is read when none waits.
    update run r set due_at = now()
    where ${unindexed('r.status')} = 'waiting' and r.id = any (array(
      select w.run_id from stored s join run_wait w
        on w.domain_id = s.domain_id and w.key = s.key and s.type = any(w.names)))
    returning r.id
  )
  select id::text, no::text, 'stored' as kind from stored
  union all
  select id::text, null, 'woken' from woken
  union all
  select id::text, null, 'refused' from e where part not in (select part from held)
`;

/**
 * Turns an event into text. Whoever gathers a batch holds texts then: the same as objects, alive
 * until the batch is stored, are what a collection of garbage has to copy (docs/performance.md).
 */
export function prepareEvent(event: NewEvent): PreparedEvent {
  const { id, domainId, type, queueId, problem, runs } = event;
  return {
    id,
    domainId,
    type,
    queueId,
    problem,
    runIds: runs.map((run) => run.id),
    rows: {
      event: {
        row: storableJson(newEventRow(event)),
        data: storableJson(event.data),
        evaluations: storableJson(event.evaluations),
      },
      runs: runs.map((run) => ({
        row: storableJson(newRunRow(event, run)),
        state: storableJson(storedState(run.write)),
      })),
      steps: runs.flatMap((run) => stepBatchRows({ runId: run.id, domainId }, run.write)),
    },
  };
}

export class PgEventDispatch {
  constructor(private readonly pool: Pool) {}

  /**
   * Stores the batch, all or nothing. Answers the running number of each event that was new, by
   * our id; a missing one was a duplicate, and none of its runs exist, or it was refused. Runs that
   * waited for one of the events are due.
   */
  async store(events: readonly PreparedEvent[], workerId: string): Promise<StoredEvents> {
    const texts = events.map(({ rows }) => rows.event);
    const runs = events.flatMap(({ rows }) => rows.runs);
    const { rows } = await this.pool.query<StoredRow>({
      name: 'dispatch-events',
      text: sql,
      values: [
        jsonList(texts.map(({ row }) => row)),
        jsonbArray(texts.map(({ data }) => data)),
        jsonbArray(texts.map(({ evaluations }) => evaluations)),
        jsonList(runs.map(({ row }) => row)),
        jsonbArray(runs.map(({ state }) => state)),
        ...stepBatchValues(events.flatMap(({ rows }) => rows.steps)),
        workerId,
      ],
    });
    const numbers = new Map<string, string>();
    const due: string[] = [];
    const refused = new Set<string>();
    for (const row of rows) {
      if (row.kind === 'stored') numbers.set(row.id, row.no);
      else if (row.kind === 'woken') due.push(row.id);
      else refused.add(row.id);
    }
    return { numbers, due, refused };
  }

  /**
   * Which of these events are stored under our ids, with their running numbers. For a batch whose
   * answer was lost: to `store` it again, it looks like a batch of duplicates.
   */
  async findStored(
    events: readonly Pick<PreparedEvent, 'id'>[],
  ): Promise<ReadonlyMap<string, string>> {
    const ids = events.map((event) => event.id);
    const { rows } = await this.pool.query<{ id: string; no: string }>(
      `select id::text, no::text from event where id = any($1::uuid[]) and id between $2 and $3`,
      [ids, ...idSpan(ids)],
    );
    return new Map(rows.map((row) => [row.id, row.no]));
  }
}

type StoredRow =
  | { readonly kind: 'stored'; readonly id: string; readonly no: string }
  | { readonly kind: 'woken' | 'refused'; readonly id: string; readonly no: null };

function jsonList(items: readonly string[]): string {
  return `[${items.join()}]`;
}

function newEventRow(event: NewEvent): object {
  return {
    id: event.id,
    domain_id: event.domainId,
    event_id: event.eventId,
    type: event.type,
    source: event.source,
    subject: event.subject,
    queue_id: event.queueId,
    key: event.key,
    part: event.partition,
    stream_seq: event.streamSeq,
    contact: event.contact,
    occurred_at: event.occurredAt,
    notes: event.notes,
    problem: event.problem,
    hops: event.hops,
    letter: event.letter,
  };
}

function newRunRow(event: NewEvent, run: NewRun): object {
  return {
    id: run.id,
    event_ref: event.id,
    hook_id: run.hookId,
    schema_id: run.schemaId,
    version_id: run.versionId,
    position: run.position,
    mode: run.mode,
    status: run.write.status,
    due_at: run.write.dueAt,
    step_count: run.write.state.steps,
    result: run.write.result,
    error: run.write.error,
    ended: run.write.status === 'completed' || run.write.status === 'failed',
  };
}
