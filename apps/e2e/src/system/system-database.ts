import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

/** An empty database of its own on the server of DATABASE_URL. */
export class SystemDatabase {
  private constructor(
    private readonly serverUrl: string,
    private readonly name: string,
  ) {}

  static async create(serverUrl: string): Promise<SystemDatabase> {
    const database = new SystemDatabase(
      serverUrl,
      `hookline_e2e_${randomBytes(6).toString('hex')}`,
    );
    await query(serverUrl, `create database "${database.name}"`);
    return database;
  }

  get url(): string {
    return Object.assign(new URL(this.serverUrl), { pathname: `/${this.name}` }).href;
  }

  /** Agents are managed in the contact centre; its synchronisation is played here. */
  async addAgents(names: readonly string[]): Promise<void> {
    await query(
      this.url,
      `insert into agent (domain_id, user_id, name, extension, status)
       select (select min(id) from domain), 1000 + n, name, (100 + n)::text, 'online'
       from unnest($1::text[]) with ordinality as a(name, n)`,
      [names],
    );
  }

  async drop(): Promise<void> {
    await query(
      this.serverUrl,
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = $1 and usename = current_user`,
      [this.name],
    );
    // Not `with (force)`: that is refused while the server's own vacuum is at work in it, which a
    // plain drop sends away.
    await query(this.serverUrl, `drop database if exists "${this.name}"`);
  }
}

async function query(url: string, sql: string, values: readonly unknown[] = []): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql, [...values]);
  } finally {
    await client.end();
  }
}
