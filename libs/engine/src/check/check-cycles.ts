import type { Problem } from '@hookline/contracts';
import type { GraphMap, MappedNode } from './graph-map';
import { errorWhenDrawn, nodeProblem } from './node-problem';
import { strongComponents } from './strong-components';

/** Most nodes of a cycle that a sentence names. */
const mostNamed = 4;

/**
 * Cycles through which a run could go until its budget is spent: nothing in them waits or counts.
 * A node that is skipped neither waits nor counts.
 */
export function checkCycles(map: GraphMap): Problem[] {
  const isOpen = (id: string): boolean => {
    const mapped = map.find(id);
    return mapped?.type.breaksCycles !== true || mapped.node.settings.disabled === true;
  };
  const targetsOf = (id: string): string[] =>
    map.waysFrom(id).flatMap(({ to }) => (isOpen(to) ? [to] : []));
  const ids = map.nodes.map(({ node }) => node.id).filter((id) => map.reachable.has(id));

  return strongComponents(ids.filter(isOpen), targetsOf)
    .filter(([first = '', ...more]) => more.length > 0 || targetsOf(first).includes(first))
    .flatMap((cycle) => {
      const members = map.nodes.filter(({ node }) => cycle.includes(node.id));
      const [first] = members;
      if (!first) return [];
      return [
        nodeProblem({
          nodeId: first.node.id,
          level: errorWhenDrawn(map.graph),
          code: 'cycle.unbounded',
          message: `${named(members)} repeat${members.length === 1 ? 's' : ''} without a wait, a loop or a limit in between.`,
        }),
      ];
    });
}

function named(members: readonly MappedNode[]): string {
  const names = members.map(({ node, type }) => (node.name === '' ? type.label : node.name));
  const shown = names.slice(0, mostNamed).join(', ');
  return names.length > mostNamed ? `${shown} and ${names.length - mostNamed} more` : shown;
}
