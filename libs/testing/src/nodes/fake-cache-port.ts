import type { JsonObject, JsonValue } from '@hookline/contracts';
import type { CachePort } from '@hookline/engine';

/** Values by key, in any domain. */
export class FakeCachePort implements CachePort {
  constructor(private readonly values: JsonObject = {}) {}

  readonly find = (_domainId: string, key: string): Promise<JsonValue | undefined> =>
    Promise.resolve(Object.hasOwn(this.values, key) ? this.values[key] : undefined);
}
