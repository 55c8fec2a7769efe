const connectionCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  '57P01', // admin_shutdown
  '57P02', // crash_shutdown
  '57P03', // cannot_connect_now
  '53300', // too_many_connections
]);

/** SQLSTATE or system code of an error, if it has one. */
export function faultCode(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}

/** True when the server is away or going: the same statement may work later. */
export function isConnectionFault(error: unknown): boolean {
  const code = faultCode(error);
  if (code !== null && (connectionCodes.has(code) || code.startsWith('08'))) return true;
  return (
    error instanceof Error &&
    /Connection terminated|connection timeout|timeout exceeded when trying to connect|not queryable/i.test(
      error.message,
    )
  );
}

/**
 * True when it is what was sent that cannot be stored: data that does not fit (SQLSTATE classes 22, 23
 * and 54), or a failure of our own before it was sent. The same statement fails again.
 */
export function isDataFault(error: unknown): boolean {
  const code = faultCode(error);
  const isSqlState = code !== null && /^[0-9A-Z]{5}$/.test(code);
  return isSqlState ? /^(?:22|23|54)/.test(code) : !isConnectionFault(error);
}
