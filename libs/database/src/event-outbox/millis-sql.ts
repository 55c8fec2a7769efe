/** SQL of an instant as ms since 1970, the way events carry it; null stays null. */
export function millisSql(instant: string): string {
  return `floor(extract(epoch from ${instant}) * 1000)::bigint`;
}
