import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Events of our own (list changes, task and agent status) on their way to the stream, written in
 * the transaction that changes the thing they tell of. A published one is deleted.
 */
export class AddEventOutbox20261128211851 implements MigrationInterface {
  name = 'AddEventOutbox20261128211851';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table event_outbox (
        id bigint generated always as identity primary key,
        domain_id bigint not null,
        type text not null,
        source text not null,
        subject text not null,
        data jsonb not null,
        hops smallint not null default 0,
        cause text,
        occurred_at timestamptz not null default now()
      )
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table event_outbox`);
  }
}
