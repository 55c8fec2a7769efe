import type { JsonObject } from '@hookline/contracts';

/** The variables somebody changed or added; those left out of the text stay as they are. */
export function changedVariables(before: JsonObject, after: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(after).filter(
      ([name, value]) => JSON.stringify(before[name]) !== JSON.stringify(value),
    ),
  );
}
