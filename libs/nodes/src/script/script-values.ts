import type { JsonObject, JsonValue } from '@hookline/contracts';
import type { NodeContext } from '@hookline/engine';

const surroundings = ['event', 'queue', 'agent', 'member', 'hook', 'run', 'steps'] as const;

/**
 * What a script of a drawn graph may read, by name. Only names its text mentions: outputs of steps
 * may be long, and all of it is copied to another thread.
 */
export function scriptValues(
  source: string,
  context: Pick<NodeContext, 'scope' | 'variables'>,
): JsonObject {
  const values: Record<string, JsonValue> = {};
  if (mentions(source, 'vars')) values['vars'] = context.variables();
  for (const name of surroundings) {
    if (mentions(source, name)) values[name] = context.scope.lookup(name) ?? null;
  }
  return values;
}

function mentions(source: string, name: string): boolean {
  return new RegExp(`\\b${name}\\b`).test(source);
}
