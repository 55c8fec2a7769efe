import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Finds events no hook was there for, and those no hook matched, where nearly every event has a
 * run: without these a filter for them walks the whole log. An event is in one of them at most.
 */
export class IndexEventsWithoutRun20261121130500 implements MigrationInterface {
  name = 'IndexEventsWithoutRun20261121130500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index event_no_hook_idx on event (domain_id, id desc)
        where problem is null and evaluations = '[]';
      create index event_not_matched_idx on event (domain_id, id desc)
        where problem is null and evaluations <> '[]' and not evaluations @> '[{"matched": true}]';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index event_no_hook_idx; drop index event_not_matched_idx`);
  }
}
