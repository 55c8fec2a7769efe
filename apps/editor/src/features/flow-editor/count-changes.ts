import type { FlowGraph } from '@hookline/contracts';

interface Part {
  readonly id: string;
}

/** How many nodes, edges and sticky notes were added, removed or changed between two documents. */
export function countChanges(before: FlowGraph, after: FlowGraph): number {
  return (
    countParts(before.nodes, after.nodes) +
    countParts(before.edges, after.edges) +
    countParts(before.notes, after.notes)
  );
}

function countParts(before: readonly Part[], after: readonly Part[]): number {
  const old = new Map(before.map((part) => [part.id, stableText(part)]));
  const kept = after.filter(({ id }) => old.has(id));
  const added = after.length - kept.length;
  const removed = before.length - kept.length;
  const changed = kept.filter((part) => old.get(part.id) !== stableText(part)).length;
  return added + removed + changed;
}

/** Text that does not depend on the order of keys: the server may store them in its own. */
function stableText(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [two]) => (one < two ? -1 : 1)))
      : inner,
  );
}
