import { isJsonArray, type JsonObject, type JsonValue } from '@hookline/contracts';
import { isMachineryName } from '@hookline/engine';
import { textOfResult } from './text-of-result';

/** The fields of `application/x-www-form-urlencoded` text; a name that comes twice is a list. */
export function parseForm(source: string): JsonObject {
  const fields = new Map<string, JsonValue>();
  for (const [name, value] of new URLSearchParams(source.trim())) {
    if (isMachineryName(name)) continue;
    const known = fields.get(name);
    if (known === undefined) fields.set(name, value);
    else fields.set(name, isJsonArray(known) ? [...known, value] : [known, value]);
  }
  return Object.fromEntries(fields);
}

/** The way back: a list is written once for each item, objects inside as compact JSON. */
export function writeForm(fields: JsonObject): string {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    for (const item of isJsonArray(value) ? value : [value]) form.append(name, textOfResult(item));
  }
  return form.toString();
}
