import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Actions on many objects: how far they have come, and who did what (reliability.md 6). */
export class CreateBulkAction20261128210733 implements MigrationInterface {
  name = 'CreateBulkAction20261128210733';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table bulk_action (
        id bigint generated always as identity primary key,
        domain_id bigint not null references domain (id),
        object text not null,
        action text not null,
        replay jsonb,
        filter jsonb,
        ids uuid[] not null,
        rate int not null,
        status text not null default 'running',
        done int not null default 0,
        failed int not null default 0,
        problems jsonb not null default '[]',
        created_by bigint references app_user (id) on delete set null,
        created_at timestamptz not null default now(),
        beat_at timestamptz not null default now(),
        ended_at timestamptz
      );
      create index bulk_action_domain_idx on bulk_action (domain_id, id desc);
      create index bulk_action_running_idx on bulk_action (beat_at) where status = 'running';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table bulk_action;
    `);
  }
}
