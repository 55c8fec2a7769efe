import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Working hours; a queue's calendar, so far whatever a client wrote, becomes a reference to one. */
export class AddCalendar20261128215003 implements MigrationInterface {
  name = 'AddCalendar20261128215003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table calendar (
        id bigint generated always as identity primary key,
        domain_id bigint not null references domain (id),
        name text not null,
        description text not null default '',
        timezone text not null,
        start_at timestamptz,
        end_at timestamptz,
        accepts jsonb not null default '[]',
        excepts jsonb not null default '[]',
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now()
      );
      create unique index calendar_name_key on calendar (domain_id, lower(name));
      alter table queue drop column calendar;
      alter table queue add column calendar_id bigint references calendar (id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table queue add column calendar jsonb;
      update queue q set calendar = jsonb_build_object('id', c.id::text, 'name', c.name)
      from calendar c where c.id = q.calendar_id;
      alter table queue drop column calendar_id;
      drop table calendar;
    `);
  }
}
