import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A run may wait for an event of its call: which names, and the event that came. */
export class LetRunsAwaitEvents20261128210755 implements MigrationInterface {
  name = 'LetRunsAwaitEvents20261128210755';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table run add column awaits text[], add column arrived uuid;
      create index run_awaiting_idx on run (domain_id, key) where awaits is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index run_awaiting_idx;
      alter table run drop column awaits, drop column arrived;
    `);
  }
}
