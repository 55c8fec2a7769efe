import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Limits a domain sets itself; what it does not name stays as the product has it (decision 5). */
export class AddRunLimitsToDomain20261128215201 implements MigrationInterface {
  name = 'AddRunLimitsToDomain20261128215201';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table domain add run_limits jsonb not null default '{}'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table domain drop column run_limits`);
  }
}
