import type { JsonValue } from '@hookline/contracts';

/** Values a domain keeps for a time. */
export interface CachePort {
  /** The value of a key; undefined when there is none, or none any more. */
  readonly find: (domainId: string, key: string) => Promise<JsonValue | undefined>;
}
