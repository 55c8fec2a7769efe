/**
 * Requests with a key of their own (B-54). A key is claimed before the work and keeps the answer
 * for a day; the same key with another request is refused.
 */
import type { JsonValue } from '@hookline/contracts';
import type { DataSource } from 'typeorm';

const keptHours = 24;
/** A claim without an answer after this long belonged to a process that died. */
const longestRequestSec = 60;

export type IdempotencyClaim =
  | { readonly kind: 'fresh' }
  | { readonly kind: 'answered'; readonly answer: JsonValue }
  | { readonly kind: 'under way' }
  | { readonly kind: 'other request' };

interface KeyedRequest {
  readonly domainId: string;
  readonly key: string;
  /** Hash of the request. */
  readonly fingerprint: Buffer;
}

export class IdempotencyStore {
  constructor(private readonly dataSource: DataSource) {}

  /** Takes the key for this request, or tells what became of it. Of two at once, one is fresh. */
  async claimKey({ domainId, key, fingerprint }: KeyedRequest): Promise<IdempotencyClaim> {
    const claimed = await this.dataSource.query<object[]>(
      `insert into idempotency_key as k (domain_id, key, fingerprint) values ($1, $2, $3)
       on conflict (domain_id, key) do update set
         fingerprint = excluded.fingerprint, answer = null, created_at = now()
       where k.created_at < now() - interval '${keptHours} hours'
         or (k.answer is null and k.fingerprint = excluded.fingerprint
           and k.created_at < now() - interval '${longestRequestSec} seconds')
       returning 1`,
      [domainId, key, fingerprint],
    );
    if (claimed.length > 0) return { kind: 'fresh' };
    const [row] = await this.dataSource.query<{ same: boolean; answer: JsonValue }[]>(
      `select fingerprint = $3 as same, answer from idempotency_key
       where domain_id = $1 and key = $2`,
      [domainId, key, fingerprint],
    );
    if (row === undefined || (row.same && row.answer === null)) return { kind: 'under way' };
    return row.same ? { kind: 'answered', answer: row.answer } : { kind: 'other request' };
  }

  /** Keeps the answer for those who ask again. */
  async keepAnswer({ domainId, key, fingerprint }: KeyedRequest, answer: unknown): Promise<void> {
    await this.dataSource.query(
      `update idempotency_key set answer = $4
       where domain_id = $1 and key = $2 and fingerprint = $3`,
      [domainId, key, fingerprint, JSON.stringify(answer)],
    );
  }

  /** Gives the key back: the request failed and may be sent again, corrected or not. */
  async releaseKey({ domainId, key, fingerprint }: KeyedRequest): Promise<void> {
    await this.dataSource.query(
      `delete from idempotency_key
       where domain_id = $1 and key = $2 and fingerprint = $3 and answer is null`,
      [domainId, key, fingerprint],
    );
  }

  /** Removes keys whose day is over. */
  async deleteOldKeys(): Promise<void> {
    await this.dataSource.query(
      `delete from idempotency_key where created_at < now() - interval '${keptHours} hours'`,
    );
  }
}
