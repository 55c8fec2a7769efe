/** Who did it; null for a program (API key) and for a user that is gone. */
export function personOf(
  id: string | null,
  name: string | null,
): { id: string; name: string } | null {
  return id === null || name === null ? null : { id, name };
}
