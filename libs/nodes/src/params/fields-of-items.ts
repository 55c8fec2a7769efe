import { isJsonArray, isJsonObject, type JsonObject } from '@hookline/contracts';

/**
 * One text field of every item of a list param, in order. Params as stored may be anything: what
 * is not a list of objects gives nothing, a missing or odd field gives empty text.
 */
export function fieldsOfItems(params: JsonObject, param: string, field: string): string[] {
  const items = params[param];
  if (!isJsonArray(items)) return [];
  return items.map((item) => {
    const value = isJsonObject(item) ? item[field] : undefined;
    return typeof value === 'string' ? value : '';
  });
}
