import { isJsonObject, type JsonObject } from '@hookline/contracts';
import { textOf } from '@hookline/engine';

/** How a reference to a list or queue reads on a card: its name, else its id, else nothing. */
export function refText(params: JsonObject, param: string): string {
  const ref = params[param];
  if (!isJsonObject(ref)) return textOf(ref);
  return textOf(ref['name']) || textOf(ref['id']);
}
