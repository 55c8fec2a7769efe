import { isJsonArray, isJsonObject, type JsonObject } from '@hookline/contracts';
import { textOf, type Outlet } from '@hookline/engine';
import { ParallelParams } from './parallel.params';

/** One outlet per branch in order, called as the branch is. Branches without an outlet have none. */
export function parallelOutlets(params: JsonObject): readonly Outlet[] {
  const branches = params['branches'] ?? ParallelParams.parse({}).branches;
  const outlets = new Map<string, Outlet>();
  for (const branch of isJsonArray(branches) ? branches : []) {
    if (!isJsonObject(branch)) continue;
    const name = textOf(branch['name']);
    if (name === '' || outlets.has(name)) continue;
    outlets.set(name, { name, label: textOf(branch['label']) || name });
  }
  return [...outlets.values()];
}
