import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Remembers for a day what a request with an Idempotency-Key was and was answered (B-54). */
export class AddIdempotencyKey20261121130200 implements MigrationInterface {
  name = 'AddIdempotencyKey20261121130200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table idempotency_key (
        domain_id bigint not null references domain (id),
        key text not null,
        fingerprint bytea not null,
        answer jsonb,
        created_at timestamptz not null default now(),
        constraint idempotency_key_pkey primary key (domain_id, key)
      );
      create index idempotency_key_created_idx on idempotency_key (created_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table idempotency_key`);
  }
}
