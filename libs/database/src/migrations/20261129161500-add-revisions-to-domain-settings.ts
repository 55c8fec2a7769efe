import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a page has read of a domain's settings, so that two who save do not overwrite each other. */
export class AddRevisionsToDomainSettings20261129161500 implements MigrationInterface {
  name = 'AddRevisionsToDomainSettings20261129161500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table domain
        add run_limits_revision int not null default 1,
        add retention_revision int not null default 1
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table domain drop column run_limits_revision, drop column retention_revision`,
    );
  }
}
