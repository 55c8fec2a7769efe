/**
 * As `Promise.all`, but an error comes only after every promise has settled. Statements that share
 * a transaction must all be over before it is rolled back: one sent behind the rollback would
 * stand alone and be committed.
 */
export async function settleAll<T extends readonly unknown[] | []>(
  promises: T,
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  await Promise.allSettled(promises);
  return Promise.all(promises);
}
