import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Connections to other systems, their secrets sealed. */
export class CreateIntegration20261128212101 implements MigrationInterface {
  name = 'CreateIntegration20261128212101';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table integration (
        id bigint generated always as identity primary key,
        domain_id bigint not null references domain (id),
        kind text not null,
        name text not null,
        settings jsonb not null,
        secrets jsonb not null default '{}',
        secrets_version int not null default 1,
        hints jsonb not null default '{}',
        last_test jsonb,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now()
      );
      create unique index integration_name_key on integration (domain_id, lower(name));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table integration`);
  }
}
