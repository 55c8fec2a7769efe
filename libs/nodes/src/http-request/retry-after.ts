/**
 * Milliseconds a `Retry-After` header asks for (RFC 9110, 10.2.3: seconds or a date); null when
 * there is none or it cannot be read. The runtime keeps it within its own limits.
 */
export function retryAfterMs(header: string | undefined, now: Date): number | null {
  if (header === undefined) return null;
  const trimmed = header.trim();
  if (/^\d{1,9}$/.test(trimmed)) return Number(trimmed) * 1_000;
  const date = Date.parse(trimmed);
  return Number.isNaN(date) ? null : Math.max(0, date - now.getTime());
}
