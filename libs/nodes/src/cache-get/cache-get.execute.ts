import type { JsonValue } from '@hookline/contracts';
import { exit, type Exit, type NodeContext, type ReadPorts } from '@hookline/engine';
import type { CacheGetParams } from './cache-get.params';

/** Leaves by `found` with the value, or by `missing`. */
export async function executeCacheGet(
  { key, variable }: CacheGetParams,
  { run, ports }: NodeContext & { readonly ports: ReadPorts },
): Promise<Exit> {
  const value = await ports.cache.find(run.domainId, key);
  const setting = (given: JsonValue) =>
    variable === '' ? {} : { variables: { [variable]: given } };
  return value === undefined
    ? exit('missing', { found: false, value: null }, setting(null))
    : exit('found', { found: true, value }, setting(value));
}
