/**
 * Each id once, in the order the objects came: what belongs to one call is done again in the order
 * it happened. A UUIDv7 begins with its time, so its text sorts by it.
 */
export function oldestFirst(ids: readonly string[]): string[] {
  return [...new Set(ids.map((id) => id.toLowerCase()))].sort();
}
