/**
 * How a walk parts into branches and comes together again. Rules:
 *
 * 1. The branch in hand takes the first way of a fork itself.
 * 2. A branch that comes to a join ends there, unless the join lets the first go on for all.
 * 3. With the end of a branch the joins are looked at that waited for just that.
 *
 * The values behind are moved by `run-branches.ts` and `branch-turns.ts`.
 */
import type { CompiledGraph } from '../graph';
import type { Exit, Fork, Join } from '../node-type';
import { liveBranches, startFromJoin } from './branch-turns';
import { cancelOthers } from './cancel-branches';
import { joinOutput } from './join-output';
import {
  cameThrough,
  firingJoins,
  forkBranches,
  liveOthers,
  type Arrival,
  type FiringJoin,
  type ForkStart,
} from './run-branches';
import type { RunLedger } from './run-ledger';
import type { StepEnd } from './step-record';

/** What forks and joins need of the walk they happen in. */
export interface ForkingWalk {
  readonly ledger: RunLedger;
  readonly graph: CompiledGraph;
  readonly maxBranches: number;
  /** Where the branch in hand goes; null ends it. */
  readonly goto: (target: string | null) => void;
  readonly leave: (end: StepEnd, exit: Exit) => void;
  readonly forgetIntent: () => void;
  readonly failRun: (code: string, message: string, nodeId: string) => void;
  /** Nothing of the run is left. */
  readonly complete: () => void;
}

/** Goes on by several outlets at once; those that lead nowhere are left out. */
export function forkWalk(walk: ForkingWalk, end: StepEnd, { outlets, output }: Fork): void {
  const { ledger, maxBranches } = walk;
  ledger.record(end, { status: 'completed', outlet: null, output, error: null });
  ledger.remember(end.node, { kind: 'exit', outlet: '', output });
  const [first, ...more] = outlets.flatMap((outlet): ForkStart[] => {
    const target = end.node.targetOf(outlet);
    return target === null ? [] : [{ outlet, target }];
  });
  if (!first) return walk.goto(null);
  if (liveBranches(ledger.state).length + more.length > maxBranches) {
    const sentence = `The run would have more than ${maxBranches} branches, the most its budget allows.`;
    return walk.failRun('run.branches', sentence, end.node.id);
  }
  const { at, branches } = forkBranches(ledger.state.branches, end.node.id, [first, ...more]);
  ledger.state.branches = branches;
  walk.goto(at);
}

/** The branch in hand comes to a join: it ends there, or goes on for all. */
export function arriveAtJoin(walk: ForkingWalk, end: StepEnd, { mode, outlet }: Join): void {
  const { ledger, graph } = walk;
  const { branches, since } = ledger.state;
  const place = branches?.current.forks.at(-1);
  if (!branches || !place) {
    const output = joinOutput(graph, {}, []);
    return walk.leave(end, { kind: 'exit', outlet, output });
  }
  const { forks, last } = branches.current;
  const at = since ?? end.endedAt.toISOString();
  const arrival: Arrival = { join: end.node.id, forks, last, at };
  if (mode === 'any') {
    cancelOthers(ledger, graph, (branch) => cameThrough(branch, place.fork));
    forgetArrivals(ledger, (one) => cameThrough(one, place.fork));
    ledger.state.at = null;
    const firing = { join: end.node.id, outer: forks.slice(0, -1), arrivals: [arrival] };
    return fire(walk, firing, end);
  }
  ledger.state.branches = { ...branches, arrivals: [...branches.arrivals, arrival] };
  walk.goto(null);
}

/** The branch in hand is over; perhaps a join waited for just that. */
export function endBranch(walk: ForkingWalk): void {
  const { ledger, graph } = walk;
  const { branches } = ledger.state;
  if (!branches) return walk.complete();
  const joins = firingJoins(branches, branches.current.forks);
  if (joins.length === 0) {
    if (liveOthers(branches).length === 0) walk.complete();
    return;
  }
  const fired = new Set(joins.flatMap(({ arrivals }) => arrivals));
  forgetArrivals(ledger, (arrival) => fired.has(arrival));
  for (const firing of joins) {
    const node = graph.node(firing.join);
    const endedAt = ledger.now ?? new Date(firing.arrivals.at(-1)?.at ?? 0);
    fire(walk, firing, { node, input: { mode: 'all' }, notes: [], endedAt });
  }
}

/** One branch goes on from a join, for all that arrived there. */
function fire({ ledger, graph, ...walk }: ForkingWalk, firing: FiringJoin, end: StepEnd): void {
  const output = joinOutput(graph, ledger.state.outputs, firing.arrivals);
  ledger.state = { ...startFromJoin(ledger.state, firing) };
  walk.forgetIntent();
  walk.leave(end, { kind: 'exit', outlet: end.node.outlets[0]?.name ?? 'next', output });
}

function forgetArrivals(ledger: RunLedger, which: (arrival: Arrival) => boolean): void {
  const { branches } = ledger.state;
  if (!branches) return;
  const arrivals = branches.arrivals.filter((arrival) => !which(arrival));
  ledger.state.branches = { ...branches, arrivals };
}
