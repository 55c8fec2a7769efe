import type { JsonObject, JsonValue } from '@hookline/contracts';
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

/** A new item: the defaults, and for a case the next free name. */
export function newItem(field: ParamField, items: readonly JsonObject[]): JsonObject {
  const item: Record<string, JsonValue> = {};
  for (const { name, default: value } of field.fields ?? []) item[name] = value ?? '';
  if (field.widget === 'cases') item[caseName] = freeCaseName(items);
  return item;
}

/** As the first one is called: `branch-3` beside `branch-1`. */
function freeCaseName(items: readonly JsonObject[]): string {
  const names = new Set(items.map((item) => item[caseName]));
  const [first] = names;
  const word = /^(.+)-\d+$/.exec(typeof first === 'string' ? first : '')?.[1] ?? 'case';
  let number = 1;
  while (names.has(`${word}-${number}`)) number += 1;
  return `${word}-${number}`;
}
