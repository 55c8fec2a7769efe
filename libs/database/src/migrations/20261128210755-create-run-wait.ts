import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What parked runs wait for besides time: events of their call, and runs they started. A table of
 * its own, because every event asks it: it is small, while `run` has a partition for every day.
 */
export class CreateRunWait20261128210755 implements MigrationInterface {
  name = 'CreateRunWait20261128210755';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table run_wait (
        run_id uuid primary key,
        domain_id bigint not null,
        key text not null,
        names text[] not null
      );
      create index run_wait_key_idx on run_wait (domain_id, key);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table run_wait`);
  }
}
