/**
 * The engine alone: the twenty pure nodes walked in memory, without a database. Three figures, each
 * with what the one before it leaves out: the walk; the walk and the record a run leaves; the walk,
 * the record and its JSON as it goes to PostgreSQL. Built and started by `engine-figures.mjs`.
 */
import { FlowGraph, type JsonObject } from '@hookline/contracts';
import {
  compileGraph,
  defaultRunBudget,
  initialRunState,
  RunProgress,
  walkRun,
  type CompiledGraph,
} from '@hookline/engine';
import { nodeTypeOf } from '@hookline/nodes';
import { v7 as uuidv7 } from 'uuid';
import { pureNodeCount, pureNodesGraph } from './pure-nodes-graph.mjs';

const warmRuns = 2_000;

function aRun(graph: CompiledGraph, index: number): RunProgress {
  const attempt = String(9_000_000 + index);
  const data: JsonObject = {
    state: 'missed',
    channel: 'call',
    queue_id: '1',
    attempt_id: attempt,
    destination: `38044${String(index).padStart(7, '0')}`,
    agent_id: '15',
    agent_name: 'Olha',
    call_duration: '42',
    timestamp: String(Date.now()),
    sent: String(Date.now()),
  };
  return new RunProgress(
    {
      runId: uuidv7(),
      domainId: '1',
      queueId: '1',
      graph,
      event: {
        id: `e-${index}`,
        type: 'queue.missed',
        source: 'queue_1',
        subject: attempt,
        time: new Date().toISOString(),
        data,
      },
      surroundings: {
        queue: { id: '1', name: 'Bench' },
        hook: { id: '1', event: 'missed' },
        domainVariables: {},
        zone: 'UTC',
      },
      budget: defaultRunBudget,
      startedAt: new Date(),
    },
    initialRunState(graph.startNodeId),
  );
}

/** Steps a second by the clock and by the CPU time they took, the start node not counted. */
function paceOf(runs: number, work: (index: number) => void): JsonObject {
  for (let index = 0; index < warmRuns; index += 1) work(index);
  const startedAt = performance.now();
  const cpuBefore = process.cpuUsage();
  for (let index = 0; index < runs; index += 1) work(index);
  const { user, system } = process.cpuUsage(cpuBefore);
  const steps = runs * pureNodeCount;
  return {
    perSecond: Math.round((steps * 1_000) / (performance.now() - startedAt)),
    perCpuSecond: Math.round((steps * 1_000_000) / (user + system)),
  };
}

function measure(runs: number): JsonObject {
  const graph = compileGraph(FlowGraph.parse(pureNodesGraph()), nodeTypeOf);
  const walked = (index: number): RunProgress => {
    const progress = aRun(graph, index);
    let { kind } = walkRun(progress, new Date());
    // A core that was away for a moment: the walk lets others go on, and there are none.
    while (kind === 'breath') ({ kind } = walkRun(progress, new Date()));
    if (kind !== 'ended' || progress.status !== 'completed') {
      throw new Error(`the run is ${progress.status} after the walk`);
    }
    return progress;
  };
  return {
    walk: paceOf(runs, walked),
    walkAndRecord: paceOf(runs, (index) => walked(index).toWrite()),
    walkAndJson: paceOf(runs, (index) => {
      const { state, steps } = walked(index).toWrite();
      JSON.stringify([state, steps]);
    }),
  };
}

process.on('message', (runs) => process.send?.(measure(Number(runs))));
// An orderly end, so that a profile is written.
process.on('SIGTERM', () => process.exit());
process.on('disconnect', () => process.exit());
process.send?.({ ready: true });
