import { isJsonObject, type FlowNode } from '@hookline/contracts';
import { textOf, type ObjectRef } from '@hookline/engine';
import { containsTemplate } from '../params/contains-template';
import { toObjectRef } from '../params/object-ref';
import { runSchema } from './run-schema.definition';

/**
 * The flow schema that a node runs. Null for a node of another type, and where only a run knows which:
 * nothing is chosen, or a template says it.
 */
export function subFlowOf({ type, params }: Pick<FlowNode, 'type' | 'params'>): ObjectRef | null {
  const { schema = null } = params;
  if (type !== runSchema.type || !isJsonObject(schema) || containsTemplate(schema)) return null;
  const ref = { id: textOf(schema['id']), name: textOf(schema['name']) };
  return ref.id === '' && ref.name === '' ? null : toObjectRef(ref);
}

/** Whether a node runs a flow schema, whichever. */
export function runsSubFlow({ type }: Pick<FlowNode, 'type'>): boolean {
  return type === runSchema.type;
}
