import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '@hookline/contracts';
import type { ParamField } from '@hookline/nodes';

/** Edges hold on to the name of a case, so it is given once and not offered for change. */
const caseName = 'name';

/** The columns of a list that a person writes. */
export function writtenFields(field: ParamField): readonly ParamField[] {
  const fields = field.fields ?? [];
  if (field.widget !== 'cases') return fields;
  const written = fields.filter(({ name }) => name !== caseName);
  // What is compared comes first, how its outlet is labelled second.
  return [...written].sort(
    (one, two) => Number(one.name === 'label') - Number(two.name === 'label'),
  );
}

/**
 * A new item: the defaults, and for a case the next free name. Where the param brings numbered
 * items of its own (`branch-1`, “Branch 1”) a new one is numbered on from them.
 */
export function newItem(field: ParamField, items: readonly JsonObject[]): JsonObject {
  const item: Record<string, JsonValue> = {};
  for (const { name, default: value } of field.fields ?? []) item[name] = value ?? '';
  if (field.widget !== 'cases') return item;
  const [first] = isJsonArray(field.default) ? field.default : [];
  const pattern = isJsonObject(first) ? first : { [caseName]: 'case-1' };
  const names = new Set(items.map((one) => one[caseName]));
  let number = 1;
  while (names.has(numbered(pattern[caseName], number))) number += 1;
  for (const [name, value] of Object.entries(pattern)) {
    const next = numbered(value, number);
    if (next !== '') item[name] = next;
  }
  return item;
}

/** `branch-1` → `branch-3`; empty for what does not end in the number of a first item. */
function numbered(value: JsonValue | undefined, number: number): string {
  if (typeof value !== 'string' || !/(?:^|[- ])1$/.test(value)) return '';
  return value.slice(0, -1) + number;
}
