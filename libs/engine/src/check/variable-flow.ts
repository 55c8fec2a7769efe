import type { GraphMap } from './graph-map';

/** Variables set before a node runs. */
export interface VariablesBefore {
  /** On some way to the node. */
  readonly perhaps: ReadonlySet<string>;
  /** On every way to the node. */
  readonly surely: ReadonlySet<string>;
}

/**
 * Which variables nodes set on the ways to each reachable node. A node that fails may have set
 * its variables or not; one that is skipped sets none.
 */
export function variableFlow(map: GraphMap): ReadonlyMap<string, VariablesBefore> {
  const sets = new Map(
    map.nodes.map(({ node, type, params }) => [
      node.id,
      node.settings.disabled === true ? [] : (type.setsVariables?.(params) ?? []),
    ]),
  );
  const before = new Map<string, { perhaps: Set<string>; surely: Set<string> }>();
  const queue: string[] = [];
  if (map.start) {
    before.set(map.start.node.id, { perhaps: new Set(), surely: new Set() });
    queue.push(map.start.node.id);
  }
  // Sets only grow (perhaps) or shrink (surely), so this comes to rest.
  for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
    const here = before.get(id);
    const own = sets.get(id) ?? [];
    if (!here) continue;
    const failures = new Set(
      map.find(id)?.outlets.flatMap(({ name, tone }) => (tone === 'failure' ? [name] : [])),
    );
    for (const { to, outlet } of map.waysFrom(id)) {
      const arriving = {
        perhaps: new Set([...here.perhaps, ...own]),
        surely: failures.has(outlet) ? here.surely : new Set([...here.surely, ...own]),
      };
      if (merge(before, to, arriving)) queue.push(to);
    }
  }
  return before;
}

/** True when something changed. */
function merge(
  before: Map<string, { perhaps: Set<string>; surely: Set<string> }>,
  id: string,
  arriving: { perhaps: Set<string>; surely: Set<string> },
): boolean {
  const known = before.get(id);
  if (!known) {
    before.set(id, { perhaps: new Set(arriving.perhaps), surely: new Set(arriving.surely) });
    return true;
  }
  const sizes = [known.perhaps.size, known.surely.size];
  for (const name of arriving.perhaps) known.perhaps.add(name);
  for (const name of known.surely) if (!arriving.surely.has(name)) known.surely.delete(name);
  return known.perhaps.size !== sizes[0] || known.surely.size !== sizes[1];
}
