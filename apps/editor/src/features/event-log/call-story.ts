/**
 * One call in plain sentences: its events and the runs they started, in order of time.
 * Words come from `event-log:story`; this file decides which of them, not how they read.
 */
import { leavingResults, type EventDetail, type RunSummary } from '@hookline/contracts';

export type StoryTone = 'plain' | 'key' | 'ok' | 'bad' | 'run' | 'wait';

/** A line: `text` is a key under `event-log:story`, `values` fill it. */
export interface StoryLine {
  readonly id: string;
  readonly at: string;
  readonly tone: StoryTone;
  readonly text: string;
  readonly values: Readonly<Record<string, string | number>>;
  /** For lines about a run: where it can be opened. */
  readonly run: { readonly id: string; readonly name: string; readonly version: number } | null;
}

/** The story of a call: events in order of time, each followed by the runs it started. */
export function tellCall(
  events: readonly EventDetail[],
  runs: readonly RunSummary[],
): readonly StoryLine[] {
  const ordered = [...events].sort(
    (a, b) => Date.parse(a.occurred_at) - Date.parse(b.occurred_at) || compareNo(a.no, b.no),
  );
  const ofEvent = (event: EventDetail) =>
    runs
      .filter((run) => run.event.id === event.id || run.event.id === event.event_id)
      // Hooks of one event make their runs in one moment; ids grow in the order of the hooks.
      .sort(
        (a, b) => Date.parse(a.created_at) - Date.parse(b.created_at) || (a.id < b.id ? -1 : 1),
      );
  // Runs whose event is not among these (the list is cut) are told at the end.
  const told = new Set(ordered.flatMap(ofEvent));
  return [
    ...ordered.flatMap((event) => [tellEvent(event), ...ofEvent(event).map(tellRun)]),
    ...runs.filter((run) => !told.has(run)).map(tellRun),
  ];
}

// Numbers are 64 bits wide: longer is larger.
function compareNo(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : 1);
}

const toldEvents = [
  'joined',
  'offering',
  'answered',
  'active',
  'bridged',
  'missed',
  'processing',
  'leaving',
];

function tellEvent(event: EventDetail): StoryLine {
  const name = event.type.startsWith('queue.') ? event.type.slice('queue.'.length) : '';
  const agent = textOf(event.data['agent_name']);
  const result = textOf(event.data['cc_result']);
  const known = toldEvents.includes(name);
  const text = !known ? 'other' : name === 'leaving' && result !== '' ? 'leavingResult' : name;
  return {
    id: event.id,
    at: event.occurred_at,
    tone: event.runs.length > 0 ? 'key' : 'plain',
    text: agent === '' && known && needsAgent.has(name) ? `${text}NoAgent` : text,
    values: {
      queue: event.queue?.name ?? '',
      agent,
      type: event.type,
      result: leavingResults.find(({ value }) => value === result)?.label ?? result,
      runs: event.runs.length,
    },
    run: null,
  };
}

const needsAgent = new Set(['offering', 'answered', 'active', 'bridged', 'missed', 'processing']);

const runTones: Readonly<Record<RunSummary['status'], StoryTone>> = {
  queued: 'plain',
  running: 'run',
  waiting: 'wait',
  completed: 'ok',
  failed: 'bad',
  cancelled: 'plain',
  quarantined: 'bad',
};

function tellRun(run: RunSummary): StoryLine {
  return {
    id: run.id,
    at: run.created_at,
    tone: runTones[run.status],
    text: `run_${run.status}`,
    values: { error: run.error?.message ?? '', durationMs: run.duration_ms ?? 0 },
    run: { id: run.id, name: run.schema.name, version: run.schema.version },
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
