import { findEventDescription, type Problem } from '@hookline/contracts';
import type { CheckContext } from './check-options';
import type { GraphMap } from './graph-map';
import { nodeProblem } from './node-problem';

/**
 * Nodes that cause the very events that start the schema. At run time such a circle is cut
 * (B-41), so the events are there and start nothing: hardly what was meant.
 */
export function checkSelfTrigger(map: GraphMap, { events = [] }: CheckContext): Problem[] {
  const starting = new Set(events.map(({ type }) => type));
  return map.nodes.flatMap(({ node, type, params }) => {
    if (!map.reachable.has(node.id) || node.settings.disabled === true) return [];
    const caused = (type.causesEvents?.(params) ?? []).filter((event) => starting.has(event));
    return caused.map((event) =>
      nodeProblem({
        nodeId: node.id,
        level: 'warning',
        code: 'flow.self-trigger',
        message: `causes ${findEventDescription(event)?.label ?? event}, which starts this flow schema: the circle is cut, so the event will not start it again.`,
      }),
    );
  });
}
