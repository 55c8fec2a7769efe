/** Variables to set from what a node found: variable → name of the field (Webitel's `set`). */
import { isJsonObject, type JsonObject, type JsonValue } from '@hookline/contracts';
import type { NodeContext, ParamMeta } from '@hookline/engine';
import { z } from 'zod';
import { textOfResult } from '../text-of-result';
import { textMap } from './text-map';

/** `variables.vip` is a variable of the object found, where it has some. */
export const ownVariablePrefix = 'variables.';

/** The param. `fields` are the names a field may have; own variables only `withVariables`. */
export function fieldMap(fields: readonly string[], { withVariables }: { withVariables: boolean }) {
  const known = new Set(fields);
  const names = withVariables ? [...fields, `${ownVariablePrefix}<name>`] : fields;
  const inWords = names.map((name) => `\`${name}\``).join(', ');
  const isField = (name: string): boolean =>
    known.has(name) || (withVariables && name.startsWith(ownVariablePrefix));
  return textMap(
    z
      .string()
      .trim()
      .max(250)
      .refine(isField, `must be one of ${names.join(', ')}`),
  )
    .default({})
    .meta({
      label: 'Variables to set',
      help: `Variable → field: ${inWords}. All of them are in \`steps["…"]\` as well.`,
      widget: 'key-value',
      placeholder: fields[0],
    } satisfies ParamMeta);
}

/** The variables of the map; a field that is missing or null is empty. In arrays all are text. */
export function variablesOfFields(
  map: Readonly<Record<string, string>>,
  found: JsonObject,
  { dialect }: Pick<NodeContext, 'dialect'>,
): JsonObject {
  return Object.fromEntries(
    Object.entries(map).map(([variable, field]) => {
      const value = valueOf(found, field);
      return [variable, dialect === 'array' ? textOfResult(value) : value];
    }),
  );
}

/** Names of the variables that params as stored set, for data-flow. */
export function mappedVariables(params: JsonObject): readonly string[] {
  const map = params['set'];
  return isJsonObject(map) ? Object.keys(map) : [];
}

function valueOf(found: JsonObject, field: string): JsonValue {
  if (Object.hasOwn(found, field)) return found[field] ?? null;
  const variables = found['variables'];
  if (!field.startsWith(ownVariablePrefix) || !isJsonObject(variables)) return null;
  const name = field.slice(ownVariablePrefix.length);
  return Object.hasOwn(variables, name) ? (variables[name] ?? null) : null;
}
