/**
 * Which variables nodes set on the ways to each reachable node. Rules:
 *
 * 1. A node that fails may have set its variables or not; one that is skipped sets none.
 * 2. Where ways meet, what all of them set is surely set. A join that waits for all branches is
 *    different: whatever any branch surely sets is set once they have come together.
 */
import type { FlowEdge } from '@hookline/contracts';
import { branchingOf, type MappedFork } from './fork-map';
import type { GraphMap } from './graph-map';

/** Variables set before a node runs. */
export interface VariablesBefore {
  /** On some way to the node. */
  readonly perhaps: ReadonlySet<string>;
  /** On every way to the node. */
  readonly surely: ReadonlySet<string>;
}

type Names = ReadonlySet<string>;

/** Names set by each node that is not skipped. */
export function setNames(map: GraphMap): ReadonlyMap<string, readonly string[]> {
  return new Map(
    map.nodes.map(({ node, type, params }) => [
      node.id,
      node.settings.disabled === true ? [] : (type.setsVariables?.(params) ?? []),
    ]),
  );
}

/** By node id; nodes no run comes to are left out. */
export function variableFlow(
  map: GraphMap,
  forks: readonly MappedFork[],
): ReadonlyMap<string, VariablesBefore> {
  const sets = setNames(map);
  const perhaps = perhapsSet(map, sets);
  const surely = surelySet(map, sets, forks);
  return new Map(
    [...map.reachable].map((id) => [
      id,
      { perhaps: perhaps.get(id) ?? new Set(), surely: surely.get(id) ?? new Set() },
    ]),
  );
}

/** Grows from nothing: what one way brings stays. */
function perhapsSet(
  map: GraphMap,
  sets: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, Names> {
  const before = new Map<string, Set<string>>();
  const queue = [...map.reachable];
  for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
    const after = [...(before.get(id) ?? []), ...(sets.get(id) ?? [])];
    for (const { to } of map.waysFrom(id)) {
      const known = before.get(to) ?? new Set<string>();
      const size = known.size;
      for (const name of after) known.add(name);
      before.set(to, known);
      if (known.size > size) queue.push(to);
    }
  }
  return before;
}

/** Shrinks from everything: what one way lacks goes. */
function surelySet(
  map: GraphMap,
  sets: ReadonlyMap<string, readonly string[]>,
  forks: readonly MappedFork[],
): ReadonlyMap<string, Names> {
  const everything: Names = new Set([...sets.values()].flat());
  const before = new Map<string, Names>([...map.reachable].map((id) => [id, everything]));
  const waysTo = new Map<string, FlowEdge[]>();
  for (const id of map.reachable) {
    for (const way of map.waysFrom(id)) waysTo.set(way.to, [...(waysTo.get(way.to) ?? []), way]);
  }
  const after = ({ from, outlet }: FlowEdge): Names => {
    const known = before.get(from) ?? everything;
    const own = sets.get(from) ?? [];
    return own.length === 0 || isFailure(map, from, outlet) ? known : new Set([...known, ...own]);
  };
  const queue = [...map.reachable];
  for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
    const isStart = id === map.start?.node.id;
    const ways = waysTo.get(id) ?? [];
    const now = isStart ? new Set<string>() : meeting(map, id, ways, after, forks);
    if (now.size === before.get(id)?.size) continue;
    before.set(id, now);
    for (const { to } of map.waysFrom(id)) queue.push(to);
  }
  return before;
}

/** Rule 2. */
function meeting(
  map: GraphMap,
  id: string,
  ways: readonly FlowEdge[],
  after: (way: FlowEdge) => Names,
  forks: readonly MappedFork[],
): Names {
  const mapped = map.find(id);
  const waitsForAll = mapped !== undefined && branchingOf(mapped) === 'join all';
  const branches = waitsForAll
    ? forks.flatMap((fork) => fork.branches.flatMap(({ joins }) => joins.get(id) ?? []))
    : [];
  if (branches.length === 0) return shared(ways.map(after));
  const together = branches.map((nodes) =>
    shared(ways.filter((way) => nodes.has(way.from)).map(after)),
  );
  return new Set(together.flatMap((names) => [...names]));
}

function shared([first, ...more]: readonly Names[]): Names {
  if (!first) return new Set();
  return more.length === 0
    ? first
    : new Set([...first].filter((name) => more.every((names) => names.has(name))));
}

function isFailure(map: GraphMap, id: string, outlet: string): boolean {
  const tone = map.find(id)?.outlets.find(({ name }) => name === outlet)?.tone;
  return tone === 'failure';
}
