import type { FlowGraph, JsonObject } from '@hookline/contracts';
import {
  compileGraph,
  defaultRunBudget,
  initialRunState,
  RunProgress,
  type NodeTypeLookup,
  type RunBudget,
  type RunState,
} from '@hookline/engine';

export interface ARunInput {
  readonly graph: FlowGraph;
  readonly nodeTypeOf: NodeTypeLookup;
  readonly data?: JsonObject;
  readonly budget?: Partial<RunBudget>;
  /** As read back from a journal; default: at the start node. */
  readonly state?: RunState;
}

/** A run of run id `r1` in domain `1`, started by a missed event. */
export function aRun(input: ARunInput): RunProgress {
  const graph = compileGraph(input.graph, input.nodeTypeOf);
  return new RunProgress(
    {
      runId: 'r1',
      domainId: '1',
      queueId: '8',
      graph,
      event: {
        id: 'e1',
        type: 'queue.missed',
        source: 'queue_8',
        subject: '90311',
        time: '2026-03-01T09:59:59.000Z',
        data: input.data ?? {},
      },
      surroundings: {
        queue: { id: '8', name: 'Support line' },
        hook: { id: '12' },
        domainVariables: {},
        zone: 'Europe/Kyiv',
      },
      budget: { ...defaultRunBudget, ...input.budget },
      startedAt: new Date('2026-03-01T10:00:00.000Z'),
    },
    input.state ?? initialRunState(graph.startNodeId),
  );
}
