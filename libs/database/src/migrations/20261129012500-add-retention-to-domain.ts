import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How long a domain keeps its history; null leaves it to the operator's setting (B-61). */
export class AddRetentionToDomain20261129012500 implements MigrationInterface {
  name = 'AddRetentionToDomain20261129012500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table domain add retention_days int`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table domain drop column retention_days`);
  }
}
