import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A replay may run a draft; the graph it ran is kept, whatever becomes of the draft. */
export class KeepDraftSnapshots20261128210722 implements MigrationInterface {
  name = 'KeepDraftSnapshots20261128210722';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table draft_snapshot (
        id bigint generated always as identity primary key,
        domain_id bigint not null references domain (id),
        schema_id bigint not null references flow_schema (id) on delete cascade,
        draft_revision int not null,
        graph jsonb not null,
        created_at timestamptz not null default now(),
        constraint draft_snapshot_revision_key unique (schema_id, draft_revision)
      );
      alter table run alter column version_id drop not null, add column snapshot_id bigint;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What ran a draft has no version to go back to.
      delete from step where run_id in (select id from run where version_id is null);
      delete from run where version_id is null;
      alter table run alter column version_id set not null, drop column snapshot_id;
      drop table draft_snapshot;
    `);
  }
}
