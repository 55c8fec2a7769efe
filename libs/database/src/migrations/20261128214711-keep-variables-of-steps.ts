import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a step set as run variables, so that a dry run can set them again. */
export class KeepVariablesOfSteps20261128214711 implements MigrationInterface {
  name = 'KeepVariablesOfSteps20261128214711';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table step add column variables jsonb;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table step drop column variables;
    `);
  }
}
