import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A deleted flow schema stays as a row, for its versions are what past runs show and what runs
 * still on their way go on with. Only living schemas share their names.
 */
export class KeepDeletedFlowSchemas20261121130000 implements MigrationInterface {
  name = 'KeepDeletedFlowSchemas20261121130000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table flow_schema add column deleted_at timestamptz;
      drop index flow_schema_name_key;
      create unique index flow_schema_name_key on flow_schema (domain_id, lower(name))
        where deleted_at is null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index flow_schema_name_key;
      update flow_schema set published_version_id = null where deleted_at is not null;
      delete from flow_schema where deleted_at is not null;
      alter table flow_schema drop column deleted_at;
      create unique index flow_schema_name_key on flow_schema (domain_id, lower(name));
    `);
  }
}
