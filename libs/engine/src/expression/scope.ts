import type { JsonObject, JsonValue } from '@hookline/contracts';
import { ownValue } from './own-value';

/** What the names of an expression stand for. */
export interface Scope {
  /** Own value of a top-level name (event field, variable, `queue`, `steps`); undefined when missing. */
  lookup(name: string): JsonValue | undefined;
  /** Value of `$${name}`; undefined when missing. */
  domainVariable(name: string): JsonValue | undefined;
  /** Current instant for `now()` and the date helpers; injected. */
  readonly now: Date;
  /** IANA zone of the run. */
  readonly zone: string;
}

/**
 * A scope over plain objects: own properties only. Without options there are no domain variables,
 * the instant is that of the call and the zone is UTC.
 */
export function scopeOf(
  values: JsonObject,
  options: { domainVariables?: JsonObject; now?: Date; zone?: string } = {},
): Scope {
  const { domainVariables = {}, now = new Date(), zone = 'UTC' } = options;
  return {
    lookup: (name) => ownValue(values, name),
    domainVariable: (name) => ownValue(domainVariables, name),
    now,
    zone,
  };
}
