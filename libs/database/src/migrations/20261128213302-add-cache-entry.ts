import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Values that flow schemas keep for a time. */
export class AddCacheEntry20261128213302 implements MigrationInterface {
  name = 'AddCacheEntry20261128213302';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table cache_entry (
        domain_id bigint not null references domain (id),
        key text not null,
        value jsonb not null,
        expires_at timestamptz not null,
        constraint cache_entry_pkey primary key (domain_id, key)
      );
      create index cache_entry_expires_idx on cache_entry (expires_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table cache_entry`);
  }
}
