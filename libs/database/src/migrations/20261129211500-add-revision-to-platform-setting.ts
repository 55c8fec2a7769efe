import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a page has read of a setting, so that two who save do not overwrite each other. */
export class AddRevisionToPlatformSetting20261129211500 implements MigrationInterface {
  name = 'AddRevisionToPlatformSetting20261129211500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table platform_setting add revision int not null default 1`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table platform_setting drop column revision`);
  }
}
