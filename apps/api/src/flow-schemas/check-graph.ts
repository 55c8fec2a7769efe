import { queueEventNames, queueEventType, type FlowGraph, type Problem } from '@hookline/contracts';
import type { DomainObjects, HookUse, ObjectReference } from '@hookline/database';
import { checkFlowGraph } from '@hookline/engine';
import { checkParams, nodeTypeOf } from '@hookline/nodes';
import { findLiteralReferences } from './literal-references';

/** What a reference is called in a sentence. */
const inWords: Readonly<Record<ObjectReference['kind'], string>> = {
  list: 'list',
  queue: 'queue',
  calendar: 'calendar',
  integration: 'connection',
  schema: 'flow schema',
};

/**
 * Everything that can be said of a graph before it runs, given the hooks that start it and the
 * domain it runs in. A list, queue or connection that is not there stops publishing (decision 21).
 */
export async function checkGraph(
  graph: FlowGraph,
  uses: readonly HookUse[],
  objects: DomainObjects,
): Promise<readonly Problem[]> {
  const problems = checkFlowGraph(graph, {
    nodeTypeOf,
    checkParams,
    context: {
      events: uses.flatMap(({ event, queueType }) =>
        queueEventNames
          .filter((name) => name === event)
          .map((name) => ({ type: queueEventType(name), queueType })),
      ),
      domainVariables: await objects.listVariableNames(),
      knownVariables: uses.flatMap(({ queueVariables }) => queueVariables),
    },
  });
  const missing = await objects.findMissing(findLiteralReferences(graph));
  return [
    ...problems,
    ...missing.map(({ nodeId, field, kind, ref }): Problem => {
      const named = 'name' in ref ? `“${ref.name}”` : ref.id;
      return {
        // A Webitel client knows nothing of our connections: what it writes is kept, and said.
        level: kind === 'integration' && graph.dialect === 'array' ? 'warning' : 'error',
        code: `${kind}.missing`,
        path: `nodes.${nodeId}.params.${field}`,
        message: `there is no ${inWords[kind]} ${named}`,
        nodeId,
        field,
      };
    }),
  ];
}
