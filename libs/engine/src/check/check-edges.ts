import type { FlowEdge, Problem } from '@hookline/contracts';
import { usableOutlets, type GraphMap, type MappedNode } from './graph-map';
import { nodeProblem } from './node-problem';

/** Of every node type: a call is a phone call here, and a script calls nobody. */
const failureMessage =
  'The failure outlet leads nowhere: if this step fails, the run fails. Connect it or choose what happens on error.';

/** Edges that hang in the air, and outlets without one. Arrays end where nothing follows. */
export function checkEdges(map: GraphMap): Problem[] {
  const { graph } = map;
  const unconnected = graph.dialect === 'graph' ? map.nodes.flatMap(checkOutletsOf(map)) : [];
  return [...graph.edges.flatMap(checkEdge(map)), ...checkForks(graph.edges), ...unconnected];
}

function checkEdge(map: GraphMap): (edge: FlowEdge) => Problem[] {
  const ids = new Set(map.graph.nodes.map(({ id }) => id));
  return ({ id, from, outlet, to }) => {
    const path = `edges.${id}`;
    const error = { level: 'error' as const, path };
    if (!ids.has(from)) {
      return [
        { ...error, code: 'edge.from', message: `The edge starts at ${from}, which is gone.` },
      ];
    }
    if (!ids.has(to)) {
      const message = `The edge leads to ${to}, which is gone.`;
      return [{ ...error, code: 'edge.to', message, nodeId: from }];
    }
    const node = map.find(from);
    if (!node || node.outlets.some(({ name }) => name === outlet)) return [];
    const message = `${nameOf(node)} has no outlet \`${outlet}\`.`;
    return [{ ...error, code: 'edge.outlet', message, nodeId: from }];
  };
}

function checkForks(edges: readonly FlowEdge[]): Problem[] {
  const seen = new Set<string>();
  return edges.flatMap(({ id, from, outlet }): Problem[] => {
    const key = `${from} ${outlet}`;
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    const message = `The outlet \`${outlet}\` has two edges; a run can follow only one.`;
    return [{ level: 'error', code: 'outlet.twice', path: `edges.${id}`, message, nodeId: from }];
  });
}

function checkOutletsOf(map: GraphMap): (node: MappedNode) => Problem[] {
  const connected = new Set(map.graph.edges.map(({ from, outlet }) => `${from} ${outlet}`));
  return (mapped) => {
    const usable = usableOutlets(mapped);
    return mapped.outlets
      .filter(({ name }) => usable.includes(name) && !connected.has(`${mapped.node.id} ${name}`))
      .map(({ name, label, tone }) =>
        nodeProblem({
          nodeId: mapped.node.id,
          at: `outlets.${name}`,
          ...(tone === 'failure'
            ? {
                level: 'warning' as const,
                code: 'outlet.failure-unconnected',
                message: failureMessage,
                quickFix: {
                  label: 'Let it fail the run',
                  path: `nodes.${mapped.node.id}.settings.onFailure`,
                  value: 'fail',
                },
              }
            : { code: 'outlet.unconnected', message: `The outlet ${label} leads nowhere.` }),
        }),
      );
  };
}

function nameOf({ node, type }: MappedNode): string {
  return node.name === '' ? type.label : node.name;
}
