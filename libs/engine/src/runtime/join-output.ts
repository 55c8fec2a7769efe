import type { JsonObject, JsonValue } from '@hookline/contracts';
import type { CompiledGraph } from '../graph';
import type { Arrival, ForkPlace } from './run-branches';

/** What a join answers: the names of the branches that arrived, and the last output of each. */
export function joinOutput(
  graph: CompiledGraph,
  outputs: JsonObject,
  arrivals: readonly Arrival[],
): JsonObject {
  const brought = arrivals.map(({ forks, last }): [string, JsonValue] => [
    branchName(graph, forks.at(-1)),
    (last === null ? undefined : outputs[last]) ?? null,
  ]);
  return { arrived: brought.map(([name]) => name), branches: Object.fromEntries(brought) };
}

function branchName(graph: CompiledGraph, place: ForkPlace | undefined): string {
  if (!place) return '';
  const outlet = graph.node(place.node).outlets.find(({ name }) => name === place.outlet);
  return outlet?.label ?? place.outlet;
}
