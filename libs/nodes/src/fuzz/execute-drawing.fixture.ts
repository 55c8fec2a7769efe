/** Carries a random drawing to its end, as workers would: parked, read back from JSON, woken. */
import type { FlowGraph, JsonObject, StepRecord } from '@hookline/contracts';
import {
  deliverArrivals,
  awaitedBy,
  executeRun,
  type Arrivals,
  type ExecuteRunDeps,
  type RunBudget,
  type RunState,
  type RunWrite,
} from '@hookline/engine';
import { aRun, FakeClock, MemoryRunJournal } from '@hookline/testing';
import { nodeTypeOf } from '../registry';
import { hostileData } from './leaf-params.fixture';
import type { ScriptedWorld } from './scripted-world.fixture';

export interface Execution {
  readonly write: RunWrite;
  readonly steps: readonly StepRecord[];
  readonly lives: number;
  /** How often it was parked for want of room. */
  readonly putOff: number;
}

/** More than any run needs: it parks at most once per step or effect, and a few put it off. */
const mostLives = 5_000;

export async function executeDrawing(
  graph: FlowGraph,
  world: ScriptedWorld,
  budget: Partial<RunBudget>,
): Promise<Execution> {
  const journal = new MemoryRunJournal(world.perform);
  const clock = new FakeClock();
  const deps: ExecuteRunDeps = {
    journal,
    clock,
    ports: world.ports,
    random: world.random,
    stopping: new AbortController().signal,
  };
  let state: RunState | undefined;
  let putOff = 0;
  for (let lives = 1; lives <= mostLives; lives += 1) {
    const run = aRun({ graph, nodeTypeOf, state, data: hostileData, budget });
    const claim = { runId: 'r1', domainId: '1', fence: 1 };
    const outcome = await executeRun(claim, run, null, deps);
    state = readBack(journal.last.state);
    if (outcome.kind === 'ended') {
      const steps = journal.commits.flatMap(({ write }) => write.steps);
      return { write: journal.last, steps, lives, putOff };
    }
    if (outcome.kind !== 'parked') throw new Error(`the run is ${outcome.kind}`);
    if (outcome.isPutOff) putOff += 1;
    if (outcome.awaits.length > 0 && world.chance(0.6)) {
      const reader = { dialect: graph.dialect, now: clock.now(), zone: 'Europe/Kyiv' };
      state = deliverArrivals(state, somethingCame(state, world), reader);
      clock.advance(1_000);
    } else clock.advance(Math.max(0, outcome.dueAt.getTime() - clock.now().getTime()));
  }
  throw new Error('the run does not end');
}

/** As PostgreSQL gives it. */
function readBack(state: RunState): RunState {
  const stored: RunState = JSON.parse(JSON.stringify(state));
  return stored;
}

function somethingCame(state: RunState, world: ScriptedWorld): Arrivals {
  const events: Arrivals['events'] = new Map(
    [...awaitedBy(state)].flatMap(([branch, { thing }]) =>
      thing.kind === 'event' ? [[branch, [anEvent(thing.types[0] ?? '', world)]] as const] : [],
    ),
  );
  const runs: Arrivals['runs'] = new Map(
    [...awaitedBy(state)].flatMap(([branch, { thing }]) => {
      if (thing.kind !== 'run') return [];
      const status = world.pick(['completed', 'failed', 'cancelled', 'quarantined'] as const);
      const error =
        status === 'failed'
          ? { code: 'http.status', message: 'It answered 500.', nodeId: null }
          : null;
      const stopsCallers = world.chance(0.2);
      const came = { status, result: hostileData, error, variables: hostileData, stopsCallers };
      return [[branch, came] as const];
    }),
  );
  return { events, runs };
}

function anEvent(type: string, world: ScriptedWorld) {
  const data: JsonObject = world.chance(0.5) ? hostileData : {};
  const time = '2026-03-01T10:00:01.000Z';
  return {
    ref: '5',
    event: { id: 'e2', type, source: 'queue_8', subject: '90311', time, data },
  };
}
