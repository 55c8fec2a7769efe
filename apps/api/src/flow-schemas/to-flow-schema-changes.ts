/**
 * What a body of `/routing/schema` changes.
 *
 * 1. `schema`, a Webitel node array or text holding one, is compiled here; it is draft and version
 *    at once (decision 2) and reads back as it was written.
 * 2. `graph`, a drawing of ours, becomes the draft.
 * 3. Only one of them can hold the flow; beside a drawing an empty array says nothing.
 */
import {
  canonicalJson,
  type FlowSchemaPatch,
  type JsonValue,
  type Problem,
} from '@hookline/contracts';
import type { CompiledArray, DomainObjects, FlowSchemaChanges } from '@hookline/database';
import { InvalidFlowError } from '@hookline/engine';
import { compileWebitelSchema } from '@hookline/nodes';
import { checkGraph } from './check-graph';

/** @throws InvalidFlowError when the array cannot be compiled, or for both forms at once (3) */
export function toFlowSchemaChanges(body: FlowSchemaPatch): FlowSchemaChanges {
  const { schema, graph, tags, ...plain } = body;
  const changes = { ...plain, ...(tags && { tags: tags.map(({ name }) => name) }) };
  if (graph) {
    if (schema !== undefined && canonicalJson(schema) !== '[]') throw bothForms();
    return { ...changes, graph };
  }
  return schema === undefined ? changes : { ...changes, array: compileArray(schema) };
}

/** @throws InvalidFlowError when it could not run, e.g. for a list that is not there */
export async function checkArray({ graph }: CompiledArray, objects: DomainObjects): Promise<void> {
  refuseErrors(await checkGraph(graph, [], objects));
}

function compileArray(schema: JsonValue): CompiledArray {
  const { graph, problems } = compileWebitelSchema(schema);
  refuseErrors(problems);
  return { schema, graph };
}

function refuseErrors(problems: readonly Problem[]): void {
  const errors = problems.filter(({ level }) => level === 'error');
  if (errors.length > 0) throw new InvalidFlowError(errors);
}

function bothForms(): InvalidFlowError {
  return new InvalidFlowError([
    {
      level: 'error',
      code: 'flow_schema.both_forms',
      path: 'graph',
      message: 'write either `schema` or `graph`, not both',
    },
  ]);
}
