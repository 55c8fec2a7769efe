import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keeps a dead letter as it was read, so that it can be published again, and what became of it. */
export class SettleDeadLetters20261128210744 implements MigrationInterface {
  name = 'SettleDeadLetters20261128210744';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table event
        add column letter jsonb,
        add column settled text,
        add column settled_at timestamptz;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table event drop column letter, drop column settled, drop column settled_at;
    `);
  }
}
