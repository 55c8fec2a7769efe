import {
  queueEventNames,
  queueEventType,
  type FlowDialect,
  type FlowGraph,
  type Problem,
} from '@hookline/contracts';
import type { DomainObjects, HookUse, ObjectReference } from '@hookline/database';
import { checkFlowGraph } from '@hookline/engine';
import { checkParams, nodeTypeOf } from '@hookline/nodes';
import { findLiteralReferences, type LiteralReference } from './literal-references';

/** What a reference is called in a sentence. */
const inWords: Readonly<Record<ObjectReference['kind'], string>> = {
  list: 'list',
  queue: 'queue',
  calendar: 'calendar',
  integration: 'connection',
  schema: 'flow schema',
  agent: 'agent',
};

/**
 * Everything that can be said of a graph before it runs, given the hooks that start it and the
 * domain it runs in. A list, queue, agent or connection that is not there stops publishing (decision 21),
 * and so does a connection of a kind that does not fit.
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
  const references = findLiteralReferences(graph);
  const missing = await objects.findMissing(references);
  const unfit = await objects.findUnfit(references);
  return [
    ...problems,
    ...missing.map((reference): Problem => ({
      ...whereIs(reference, graph.dialect),
      code: `${reference.kind}.missing`,
      message: `there is no ${inWords[reference.kind]} ${named(reference)}`,
    })),
    ...unfit.map(({ reference, is }): Problem => ({
      ...whereIs(reference, graph.dialect),
      code: 'integration.kind',
      message: `the connection ${named(reference)} is of the kind ${is}, not ${(reference.kinds ?? []).join(' or ')}`,
    })),
  ];
}

function whereIs(
  { nodeId, field, kind, ref }: LiteralReference,
  dialect: FlowDialect,
): Pick<Problem, 'level' | 'path' | 'nodeId' | 'field'> {
  return {
    // A Webitel client knows nothing of our connections, and its users need not be agents of ours:
    // what it writes is kept, and said.
    level:
      dialect === 'array' && (kind === 'integration' || (kind === 'agent' && !('id' in ref)))
        ? 'warning'
        : 'error',
    path: `nodes.${nodeId}.params.${field}`,
    nodeId,
    field,
  };
}

function named({ ref }: LiteralReference): string {
  if ('id' in ref) return ref.id;
  if ('name' in ref) return `“${ref.name}”`;
  return 'extension' in ref ? `with the extension ${ref.extension}` : `of the user ${ref.userId}`;
}
