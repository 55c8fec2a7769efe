import { isJsonArray, isJsonObject, type JsonObject } from '@hookline/contracts';
import { textOf, type Outlet } from '@hookline/engine';
import { failureOutlet } from '../outlets';

const reserved = new Set(['default', 'failure']);

/** One outlet per case in order, then `default` and `failure`. Cases without a name have none. */
export function switchOutlets(params: JsonObject): readonly Outlet[] {
  const cases = isJsonArray(params['cases']) ? params['cases'] : [];
  const outlets = new Map<string, Outlet>();
  for (const one of cases) {
    if (!isJsonObject(one)) continue;
    const name = textOf(one['name']);
    if (name === '' || reserved.has(name) || outlets.has(name)) continue;
    outlets.set(name, { name, label: textOf(one['label']) || textOf(one['equals']) || name });
  }
  return [...outlets.values(), { name: 'default', label: 'Default' }, failureOutlet];
}

/** Whether an outlet name belongs to the switch itself. */
export function isReservedOutlet(name: string): boolean {
  return reserved.has(name);
}
