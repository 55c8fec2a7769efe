import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A deleted queue stays as a row, for past events and runs show its name. Its hooks and members
 * go, and only living queues share their names.
 */
export class KeepDeletedQueues20261121130100 implements MigrationInterface {
  name = 'KeepDeletedQueues20261121130100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table queue add column deleted_at timestamptz;
      drop index queue_name_key;
      create unique index queue_name_key on queue (domain_id, lower(name))
        where deleted_at is null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index queue_name_key;
      delete from queue where deleted_at is not null;
      alter table queue drop column deleted_at;
      create unique index queue_name_key on queue (domain_id, lower(name));
    `);
  }
}
