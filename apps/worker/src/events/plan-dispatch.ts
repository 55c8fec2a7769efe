/**
 * Stop 2, the deciding part: which hooks match an event and how far their runs get before the
 * first commit. Pure but for the ids and the instant it is given. Rules:
 *
 * 1. Every enabled hook of the event is evaluated and the verdict kept, so that a log can say why
 *    one did not fire. One that would fire behind 50 others does not, and its verdict says so.
 * 2. A run whose turn is now is walked to its first boundary here: its pure steps and the intent
 *    of its first effect are stored with the run itself, which saves a commit.
 * 3. An event that a run of a schema caused does not start that schema again (B-41).
 * 4. Where an earlier run of the call may still change things, the run is only queued.
 */
import {
  causeOf,
  eventNameOf,
  extended,
  hopsOf,
  mostRunsPerEvent,
  replacedNulsAttribute,
  type CloudEvent,
  type HookEvaluation,
  type JsonValue,
} from '@hookline/contracts';
import {
  initialRunState,
  RunProgress,
  scopeOf,
  walkRun,
  type Boundary,
  type RunEvent,
  type RunWrite,
  type Scope,
} from '@hookline/engine';
import type { NewEvent, NewRun } from '@hookline/database/runtime';
import { laneKey } from '../runs/run-job.reader';
import type { RunJob } from '../runs/run-job';
import { surroundingsOf } from '../runs/run-surroundings';
import type { HookTable, Program, TableHook } from '../schemas/hook-table';
import type { DeadEvent, ReadableEvent } from './read-event-message';

export interface DispatchPlan {
  readonly event: NewEvent;
  /** Runs that are not over yet, in the order they start. */
  readonly jobs: readonly RunJob[];
}

export interface DispatchMoment {
  readonly now: Date;
  /** A fresh UUIDv7. */
  readonly newId: () => string;
  /** Nothing of this call runs or waits: its first run may be walked at once. */
  readonly callIsIdle: boolean;
  /** The event's. */
  readonly seat?: RunJob['seat'];
}

export function planDispatch(
  read: ReadableEvent,
  table: HookTable,
  moment: DispatchMoment,
): DispatchPlan {
  const { event, queue, domainId, message } = read;
  const occurredAt = event.time ?? message.publishedAt.toISOString();
  const runEvent: RunEvent = {
    id: event.id,
    type: event.type,
    source: event.source,
    subject: event.subject ?? null,
    time: new Date(occurredAt).toISOString(),
    data: event.data,
  };
  const hooks = queue ? table.hooksOf(domainId, queue.id, eventNameOf(event.type)) : [];
  const zone = table.zoneOf(domainId) ?? 'UTC';
  let known: Scope | null = null;
  const scope = (): Scope =>
    (known ??= scopeOf(
      extended(event.data, { event: { ...runEvent }, queue: queue && { ...queue } }),
      { now: moment.now, zone, domainVariables: table.variablesOf(domainId).values },
    ));

  const evaluations: HookEvaluation[] = [];
  const runs: NewRun[] = [];
  const jobs: RunJob[] = [];
  let turnIsFree = moment.callIsIdle;
  for (const hook of hooks) {
    const asked = evaluate(hook, scope, { event, occurredAt, now: moment.now });
    const verdict = runs.length < mostRunsPerEvent ? asked : beyondLimit(asked);
    const { program } = hook;
    evaluations.push(verdict);
    if (!verdict.matched || program === null) continue;
    const walkNow = hook.row.mode === 'parallel' || turnIsFree;
    const started = startRun({
      read,
      runEvent,
      hook,
      program,
      table,
      moment,
      walkNow,
      position: runs.length,
    });
    runs.push(started.run);
    if (started.job) jobs.push(started.job);
    if (hook.row.mode === 'ordered') turnIsFree = false;
  }

  return {
    jobs,
    event: {
      id: moment.newId(),
      domainId,
      eventId: event.id,
      type: event.type,
      source: event.source,
      subject: event.subject ?? null,
      queueId: queue?.id ?? null,
      key: read.key,
      partition: read.partition,
      streamSeq: message.seq,
      contact: contactOf(event.data[contactField(event.type)]),
      occurredAt: runEvent.time,
      data: event.data,
      notes: notesOf(event),
      evaluations,
      problem: null,
      hops: hopsOf(event) || null,
      runs,
    },
  };
}

/** A dead letter in the event log. */
export function planDeadLetter(
  read: DeadEvent,
  moment: Pick<DispatchMoment, 'newId'>,
): DispatchPlan {
  const { event, message } = read;
  return {
    jobs: [],
    event: {
      id: moment.newId(),
      domainId: read.domainId,
      // The sender's id may be missing, or used by a good event that comes later.
      eventId: `dead:${message.seq}`,
      type: event?.type ?? 'unreadable',
      source: event?.source ?? message.subject.slice(0, 512),
      subject: event?.subject ?? null,
      queueId: null,
      key: read.key,
      partition: read.partition,
      streamSeq: message.seq,
      contact: contactOf(event?.data['destination']),
      occurredAt: message.publishedAt.toISOString(),
      data: read.data,
      notes: [],
      evaluations: [],
      problem: read.reason,
      hops: null,
      letter: event,
      runs: [],
    },
  };
}

function evaluate(
  hook: TableHook,
  scope: () => Scope,
  { event, occurredAt, now }: { event: CloudEvent; occurredAt: string; now: Date },
): HookEvaluation {
  if (causeOf(event) === hook.row.schemaId) {
    const detail = 'A run of this flow schema caused the event.';
    return verdictOf(hook, { matched: false, reason: 'own event', detail });
  }
  const { ttlSeconds } = hook.row;
  if (ttlSeconds !== null && now.getTime() - Date.parse(occurredAt) > ttlSeconds * 1000) {
    const detail = `The event is older than ${ttlSeconds} s.`;
    return verdictOf(hook, { matched: false, reason: 'expired', detail });
  }
  if (hook.rules) {
    try {
      if (!hook.rules.test(scope())) {
        const detail = `Not so: ${hook.inWords}`;
        return verdictOf(hook, { matched: false, reason: 'conditions', detail });
      }
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      return verdictOf(hook, { matched: false, reason: 'failed', detail });
    }
  }
  if (!hook.program) {
    const reason = hook.row.versionId === null ? 'unpublished' : 'failed';
    return verdictOf(hook, { matched: false, reason, detail: hook.fault ?? '' });
  }
  return verdictOf(hook, { matched: true, reason: 'matched', detail: hook.inWords });
}

function verdictOf(
  { row }: TableHook,
  { matched, reason, detail }: Pick<HookEvaluation, 'matched' | 'reason' | 'detail'>,
): HookEvaluation {
  const schema = { id: row.schemaId, name: row.schemaName };
  return { hook_id: String(row.id), schema, matched, reason, detail };
}

/** What is left of a verdict when the event has started all the runs it may. */
function beyondLimit(verdict: HookEvaluation): HookEvaluation {
  if (!verdict.matched) return verdict;
  const detail = `It would have fired, but ${mostRunsPerEvent} hooks before it did.`;
  return { ...verdict, matched: false, reason: 'over limit', detail };
}

interface StartInput {
  readonly read: ReadableEvent;
  readonly runEvent: RunEvent;
  readonly hook: TableHook;
  readonly program: Program;
  readonly table: HookTable;
  readonly moment: DispatchMoment;
  readonly walkNow: boolean;
  /** Among the runs of the event. */
  readonly position: number;
}

function startRun(input: StartInput): { run: NewRun; job: RunJob | null } {
  const { read, hook, program, table, moment } = input;
  const { row } = hook;
  const runId = moment.newId();
  const hookId = String(row.id);
  const progress = new RunProgress(
    {
      runId,
      domainId: read.domainId,
      queueId: read.queue?.id ?? null,
      graph: program.graph,
      event: input.runEvent,
      surroundings: surroundingsOf(table, {
        domainId: read.domainId,
        queue: read.queue,
        hook: { id: hookId, event: row.event },
      }),
      budget: table.budgetOf(read.domainId),
      startedAt: moment.now,
    },
    initialRunState(program.graph.startNodeId),
  );

  const boundary = input.walkNow ? walkToStore(progress, moment.now) : null;
  const write = boundary ? writeOf(progress) : queued(progress);
  if (boundary) progress.committed();
  const run = {
    id: runId,
    hookId: row.id,
    schemaId: program.schemaId,
    versionId: program.versionId,
    position: input.position,
    mode: row.mode,
    write,
  };
  if (boundary?.kind === 'ended') return { run, job: null };
  return {
    run,
    job: {
      claim: {
        runId,
        domainId: read.domainId,
        fence: 1,
        cause: { schemaId: program.schemaId, hops: hopsOf(read.event) },
      },
      progress,
      stored: boundary,
      partition: read.partition,
      key: laneKey(read.domainId, read.key),
      mode: row.mode,
      schemaId: program.schemaId,
      hookId,
      queueId: read.queue?.id ?? null,
      seat: moment.seat,
    },
  };
}

function walkToStore(progress: RunProgress, now: Date): Boundary {
  const boundary = walkRun(progress, now);
  if (boundary.kind === 'remote') progress.intend();
  return boundary;
}

/** What it waits for beside time is kept when it is parked for good; until then it is on its way. */
function writeOf(progress: RunProgress): RunWrite {
  const write = progress.toWrite();
  return write.waits ? { ...write, status: 'running', dueAt: null } : write;
}

function queued(progress: RunProgress): RunWrite {
  return { ...progress.toWrite(), status: 'queued' };
}

function contactOf(destination: JsonValue | undefined): string | null {
  if (typeof destination === 'string' && destination !== '') return destination.slice(0, 256);
  return typeof destination === 'number' ? String(destination) : null;
}

/** Where an event says whom it is about. */
function contactField(eventType: string): string {
  return eventType === 'list.changed' ? 'number' : 'destination';
}

function notesOf(event: CloudEvent): string[] {
  const replacedNuls = event[replacedNulsAttribute];
  const cause = causeOf(event);
  return [
    ...(typeof replacedNuls === 'number'
      ? [`${replacedNuls} characters that no database stores were replaced`]
      : []),
    ...(cause === null ? [] : [`caused by flow schema ${cause}, hop ${hopsOf(event)}`]),
  ];
}
