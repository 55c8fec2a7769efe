/**
 * Sessions of browsers (B-03). A row counts until the earlier of two ends: 8 hours without a
 * request, or 7 days after sign-in. Only the SHA-256 of the token is stored.
 */
import type { DataSource } from 'typeorm';

const idleHours = 8;
const lifeDays = 7;

/** The person behind a session. */
export interface SignedInUser {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly domain: { readonly id: string; readonly name: string; readonly timezone: string };
}

interface SignedInRow {
  id: string;
  name: string;
  email: string;
  role: string;
  domain_id: string;
  domain_name: string;
  timezone: string;
  is_stale: boolean;
}

const counts = `s.expires_at > now() and s.seen_at > now() - interval '${idleHours} hours'`;

export class SessionStore {
  constructor(private readonly dataSource: DataSource) {}

  /** Starts a session of a user. */
  async createSession(userId: string, tokenHash: Buffer): Promise<void> {
    await this.dataSource.query(
      `insert into session (token_hash, user_id, expires_at)
       values ($1, $2, now() + interval '${lifeDays} days')`,
      [tokenHash, userId],
    );
  }

  /** Who a session belongs to; null when it ended, ran out or never was. Counts as a request. */
  async findSignedInUser(tokenHash: Buffer): Promise<SignedInUser | null> {
    const [row] = await this.dataSource.query<SignedInRow[]>(
      `select u.id::text, u.name, u.email, u.role, u.domain_id::text, d.name as domain_name,
         d.timezone, s.seen_at < now() - interval '1 minute' as is_stale
       from session s join app_user u on u.id = s.user_id join domain d on d.id = u.domain_id
       where s.token_hash = $1 and ${counts}`,
      [tokenHash],
    );
    if (!row) return null;
    // Once a minute is exact enough for 8 hours, and a page asks many times a minute.
    if (row.is_stale) await this.markSeen(tokenHash);
    const { id, name, email, role } = row;
    const domain = { id: row.domain_id, name: row.domain_name, timezone: row.timezone };
    return { id, name, email, role, domain };
  }

  /** Whether a session still counts. Does not count as a request: an open page may just listen. */
  async isAlive(tokenHash: Buffer): Promise<boolean> {
    const rows = await this.dataSource.query<object[]>(
      `select 1 from session s where s.token_hash = $1 and ${counts}`,
      [tokenHash],
    );
    return rows.length > 0;
  }

  /** Ends a session; nothing happens when there is none. */
  async endSession(tokenHash: Buffer): Promise<void> {
    await this.dataSource.query(`delete from session where token_hash = $1`, [tokenHash]);
  }

  /** Removes the rows of sessions that ran out. */
  async deleteEndedSessions(): Promise<void> {
    await this.dataSource.query(`delete from session s where not (${counts})`);
  }

  private async markSeen(tokenHash: Buffer): Promise<void> {
    await this.dataSource.query(`update session set seen_at = now() where token_hash = $1`, [
      tokenHash,
    ]);
  }
}
