import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A run taken over must know how many hops lie behind it. Null, the common case, costs no byte. */
export class AddHopsToEvent20261128211852 implements MigrationInterface {
  name = 'AddHopsToEvent20261128211852';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table event add column hops smallint`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table event drop column hops`);
  }
}
