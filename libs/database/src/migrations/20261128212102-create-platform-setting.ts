import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the platform admin sets for all domains. */
export class CreatePlatformSetting20261128212102 implements MigrationInterface {
  name = 'CreatePlatformSetting20261128212102';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table platform_setting (
        name text primary key,
        value jsonb not null,
        updated_at timestamptz not null default now(),
        updated_by bigint references app_user (id)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table platform_setting`);
  }
}
