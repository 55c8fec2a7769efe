import { randomUUID } from 'node:crypto';
import type { StepRecord } from '@hookline/contracts';
import { initialRunState, type RunState, type RunWrite } from '@hookline/engine';
import { v7 as uuidv7 } from 'uuid';
import type { NewEvent, NewRun } from './pg-event-dispatch';

/** A step of a run; say what matters, the rest is filled in. */
export function aStep(overrides: Partial<StepRecord> = {}): StepRecord {
  return {
    seq: 1,
    nodeId: 'start',
    nodeName: 'Start',
    nodeType: 'start',
    visit: 1,
    attempt: 1,
    status: 'completed',
    outlet: 'next',
    input: {},
    output: null,
    error: null,
    notes: [],
    startedAt: '2026-03-01T10:00:00.000Z',
    durationMs: 1,
    ...overrides,
  };
}

export function aWrite(
  overrides: Partial<Omit<RunWrite, 'state'>> & { state?: Partial<RunState> } = {},
): RunWrite {
  return {
    status: 'running',
    steps: [],
    dueAt: null,
    result: null,
    error: null,
    ...overrides,
    state: { ...initialRunState('start'), ...overrides.state },
  };
}

export function aNewRun(overrides: Partial<NewRun> = {}): NewRun {
  return {
    id: uuidv7(),
    hookId: 1,
    schemaId: '1',
    versionId: '1',
    position: 0,
    mode: 'ordered',
    write: aWrite(),
    ...overrides,
  };
}

let lastSeq = 0;

export function aNewEvent(domainId: string, overrides: Partial<NewEvent> = {}): NewEvent {
  lastSeq += 1;
  return {
    id: uuidv7(),
    domainId,
    eventId: randomUUID(),
    type: 'queue.missed',
    source: 'queue_1',
    subject: '90311',
    queueId: '1',
    key: '90311',
    partition: 3,
    streamSeq: lastSeq,
    contact: '380441112233',
    occurredAt: '2026-03-01T10:00:00.000Z',
    data: { attempt_id: 90311, destination: '380441112233' },
    notes: [],
    evaluations: [],
    problem: null,
    hops: null,
    runs: [],
    ...overrides,
  };
}
