import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Branches of a run wait each for something of their own, and from a moment on. */
export class WaitPerBranch20261128214733 implements MigrationInterface {
  name = 'WaitPerBranch20261128214733';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table run_wait
        add column branch int not null default 1,
        add column since timestamptz not null default now(),
        add column after uuid;
      alter table run_wait drop constraint run_wait_pkey;
      alter table run_wait add constraint run_wait_pkey primary key (run_id, branch);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from run_wait where branch <> 1;
      alter table run_wait drop constraint run_wait_pkey;
      alter table run_wait add constraint run_wait_pkey primary key (run_id);
      alter table run_wait drop column branch, drop column since, drop column after;
    `);
  }
}
