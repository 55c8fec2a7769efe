import type { FlowGraph, FlowSchema, JsonValue } from '@hookline/contracts';

type Facts = Pick<FlowSchema, 'name' | 'description' | 'type' | 'note'>;

/** A drawing of ours, or the array a Webitel client wrote. */
export type FlowContent =
  | { readonly graph: FlowGraph }
  | { readonly schema: JsonValue; readonly payload: JsonValue; readonly editor: boolean };

/** Text of an exported flow schema; importing it gives the same flow. */
export function flowFileText(facts: Facts, content: FlowContent): string {
  const { name, description, type, note } = facts;
  return `${JSON.stringify({ name, description, type, note, ...content }, null, 2)}\n`;
}
