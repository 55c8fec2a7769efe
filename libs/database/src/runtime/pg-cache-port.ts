import { JsonValue } from '@hookline/contracts';
import type { CachePort } from '@hookline/engine';
import type { Pool } from 'pg';
import { storableText } from './storable-json';

const sql = `
  select value::text as text from cache_entry
  where domain_id = $1 and key = $2 and expires_at > now()
`;

/** Expired entries of one statement. */
const sweptAtOnce = 5_000;

export class PgCachePort implements CachePort {
  constructor(private readonly pool: Pool) {}

  readonly find = async (domainId: string, key: string): Promise<JsonValue | undefined> => {
    const { rows } = await this.pool.query<{ text: string }>({
      name: 'cache-find',
      text: sql,
      values: [domainId, storableText(key)],
    });
    const row = rows[0];
    return row && JsonValue.parse(JSON.parse(row.text));
  };

  /**
   * Takes away what has expired; answers how many. Nobody sees those any more. All of them, however
   * many: what one sweep left would grow with every one.
   */
  async sweep(): Promise<number> {
    for (let swept = 0; ;) {
      const { rowCount } = await this.pool.query(
        `delete from cache_entry where (domain_id, key) in (
           select domain_id, key from cache_entry where expires_at <= now()
           order by expires_at limit $1 for update skip locked)`,
        [sweptAtOnce],
      );
      swept += rowCount ?? 0;
      if ((rowCount ?? 0) < sweptAtOnce) return swept;
    }
  }
}
