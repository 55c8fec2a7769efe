import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Finds the few dead letters among all events without walking the log; others pay nothing. */
export class IndexDeadLetters20261121130400 implements MigrationInterface {
  name = 'IndexDeadLetters20261121130400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create index event_problem_idx on event (domain_id, id desc) where problem is not null`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index event_problem_idx`);
  }
}
