/**
 * A compiled piece of an array: its nodes with their place in a grid, where to enter it, and what
 * was noticed on the way. Pieces are put beside each other (one runs after the other) or below a
 * head (branches), so reading order and layout come from the same two functions.
 */
import type { FlowNode, Problem } from '@hookline/contracts';

export interface PlacedNode {
  readonly node: FlowNode;
  readonly column: number;
  readonly row: number;
}

export interface Block {
  /** The node to run first; null: the run ends here. */
  readonly entry: string | null;
  readonly nodes: readonly PlacedNode[];
  readonly problems: readonly Problem[];
  readonly columns: number;
  readonly rows: number;
}

/** Nothing to run: whoever comes here is at `entry` already. */
export function emptyBlock(entry: string | null, problems: readonly Problem[] = []): Block {
  return { entry, nodes: [], problems, columns: 0, rows: 0 };
}

/** One node alone. */
export function nodeBlock(node: FlowNode, problems: readonly Problem[] = []): Block {
  return { entry: node.id, nodes: [{ node, column: 0, row: 0 }], problems, columns: 1, rows: 1 };
}

/** The second to the right of the first; entered by the first. */
export function beside(first: Block, second: Block): Block {
  return {
    entry: first.entry,
    nodes: [...first.nodes, ...shifted(second, first.columns, 0)],
    problems: [...first.problems, ...second.problems],
    columns: first.columns + second.columns,
    rows: Math.max(first.rows, second.rows),
  };
}

/** The branches one below the other, to the right of the head. */
export function withBranches(head: Block, branches: readonly Block[]): Block {
  let row = 0;
  const nodes = [...head.nodes];
  for (const branch of branches) {
    nodes.push(...shifted(branch, head.columns, row));
    // An empty branch keeps its row, so that the edge past it is seen.
    row += Math.max(1, branch.rows);
  }
  return {
    entry: head.entry,
    nodes,
    problems: [...head.problems, ...branches.flatMap(({ problems }) => problems)],
    columns: head.columns + Math.max(0, ...branches.map(({ columns }) => columns)),
    rows: Math.max(head.rows, row),
  };
}

function shifted(block: Block, columns: number, rows: number): PlacedNode[] {
  return block.nodes.map(({ node, column, row }) => ({
    node,
    column: column + columns,
    row: row + rows,
  }));
}
