/**
 * Where the branches of a drawing lie. Rules:
 *
 * 1. A branch is what one can come to by one outlet of a fork before a join closes that fork. A
 *    join closes the innermost fork that is open on the way there.
 * 2. A skipped fork or join is passed like any other node.
 */
import type { NodeType } from '../node-type';
import type { GraphMap, MappedNode } from './graph-map';

export interface ForkBranch {
  readonly outlet: string;
  /** Nodes of the branch, the joins that close it left out. */
  readonly nodes: ReadonlySet<string>;
  /** Joins that close the fork, each with the nodes that lead to it from this branch. */
  readonly joins: ReadonlyMap<string, ReadonlySet<string>>;
}

export interface MappedFork {
  readonly fork: MappedNode;
  readonly branches: readonly ForkBranch[];
}

/** Forks within forks deeper than this are not told apart; a run has a limit long before. */
const deepest = 16;

/** The forks a run can come to, in the order of the document. */
export function mapForks(map: GraphMap): readonly MappedFork[] {
  return map.nodes
    .filter((mapped) => branchingOf(mapped) === 'fork' && map.reachable.has(mapped.node.id))
    .map((fork) => ({
      fork,
      branches: map
        .waysFrom(fork.node.id)
        .map(({ outlet, to }) => walkBranch(map, { from: fork.node.id, outlet, to })),
    }));
}

type Branching = ReturnType<NonNullable<NodeType['branching']>>;

/** How a run branches at a node; null where it does not, or skips the node. */
export function branchingOf({ node, type, params }: MappedNode): Branching | null {
  return node.settings.disabled === true ? null : (type.branching?.(params) ?? null);
}

interface Way {
  readonly from: string;
  readonly to: string;
  /** Forks opened on the way and not closed yet. */
  readonly depth: number;
}

function walkBranch(
  map: GraphMap,
  start: { from: string; outlet: string; to: string },
): ForkBranch {
  const nodes = new Set<string>();
  const joins = new Map<string, Set<string>>();
  const seen = new Set<string>();
  const ways: Way[] = [{ from: start.from, to: start.to, depth: 0 }];
  for (let way = ways.pop(); way; way = ways.pop()) {
    const { from, to, depth } = way;
    const mapped = map.find(to);
    const branching = mapped ? branchingOf(mapped) : null;
    const isJoin = branching === 'join all' || branching === 'join any';
    if (isJoin && depth === 0) {
      joins.set(to, (joins.get(to) ?? new Set<string>()).add(from));
      continue;
    }
    if (seen.has(`${to} ${depth}`)) continue;
    seen.add(`${to} ${depth}`);
    nodes.add(to);
    const change = branching === 'fork' ? 1 : isJoin ? -1 : 0;
    const next = Math.min(deepest, depth + change);
    for (const edge of map.waysFrom(to)) ways.push({ from: to, to: edge.to, depth: next });
  }
  return { outlet: start.outlet, nodes, joins };
}
