import { ConflictError } from '@hookline/engine';
import type { DataSource } from 'typeorm';

export interface NewUser {
  readonly name: string;
  readonly email: string;
  readonly passwordHash: string;
  readonly role: string;
}

/** People who sign in. */
export class UserStore {
  constructor(private readonly dataSource: DataSource) {}

  /** What sign-in needs of the user with this address; null when there is none. */
  async findCredentials(email: string): Promise<{ id: string; passwordHash: string } | null> {
    const [row] = await this.dataSource.query<{ id: string; password_hash: string }[]>(
      `select id::text, password_hash from app_user where lower(email) = lower($1)`,
      [email],
    );
    return row ? { id: row.id, passwordHash: row.password_hash } : null;
  }

  /** Whether the token of a set-up link still opens the set-up. */
  async isSetupOpen(tokenHash: Buffer): Promise<boolean> {
    const rows = await this.dataSource.query<object[]>(
      `select 1 from setup_link where token_hash = $1 and used_at is null`,
      [tokenHash],
    );
    return rows.length > 0;
  }

  /**
   * Uses the link up and makes the first user of its domain; answers the user's id, or null when
   * the link is used or unknown. Of two who race with one link, one wins.
   * @throws ConflictError `user.email` when the address is taken; the link stays open then
   */
  async completeSetup(tokenHash: Buffer, user: NewUser): Promise<string | null> {
    return this.dataSource.transaction(async (manager) => {
      const [link] = await manager.query<{ domain_id: string }[]>(
        `with used as (
           update setup_link set used_at = now() where token_hash = $1 and used_at is null
           returning domain_id
         ) select domain_id from used`,
        [tokenHash],
      );
      if (!link) return null;
      const [created] = await manager.query<{ id: string }[]>(
        `insert into app_user (domain_id, name, email, password_hash, role)
         values ($1, $2, $3, $4, $5) on conflict do nothing returning id::text`,
        [link.domain_id, user.name, user.email, user.passwordHash, user.role],
      );
      if (!created) throw new ConflictError('user.email', 'A user has this address already.');
      return created.id;
    });
  }

  /** The first domain without any user; null when every domain has one. */
  async findDomainWithoutUsers(): Promise<string | null> {
    const [row] = await this.dataSource.query<{ id: string }[]>(
      `select d.id::text from domain d
       where not exists (select 1 from app_user u where u.domain_id = d.id)
       order by d.id limit 1`,
    );
    return row?.id ?? null;
  }

  /** Makes the only open set-up link of a domain: a link made before it stops working. */
  async replaceSetupLink(domainId: string, tokenHash: Buffer): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await manager.query(`delete from setup_link where domain_id = $1 and used_at is null`, [
        domainId,
      ]);
      await manager.query(`insert into setup_link (token_hash, domain_id) values ($1, $2)`, [
        tokenHash,
        domainId,
      ]);
    });
  }
}
