const largestMillis = 2 ** 48 - 1;

/** The moment in a UUIDv7, as milliseconds since 1970. */
export function uuidMillis(id: string): number {
  return Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);
}

/** The smallest UUIDv7 of a moment: rows from then on have this id or a greater one. */
export function uuidFloor(millis: number): string {
  const hex = Math.min(Math.max(Math.floor(millis), 0), largestMillis)
    .toString(16)
    .padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}
