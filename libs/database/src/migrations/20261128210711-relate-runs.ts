import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which run a run repeats or belongs to, and how it was begun. */
export class RelateRuns20261128210711 implements MigrationInterface {
  name = 'RelateRuns20261128210711';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table run
        add column replay_of uuid,
        add column dry boolean not null default false,
        add column answers text,
        add column parent_run uuid,
        add column parent_node text,
        add column depth smallint not null default 0,
        add column given jsonb;
      create index run_parent_idx on run (parent_run) where parent_run is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index run_parent_idx;
      alter table run
        drop column replay_of,
        drop column dry,
        drop column answers,
        drop column parent_run,
        drop column parent_node,
        drop column depth,
        drop column given;
    `);
  }
}
