import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What agents were told, for a desk that connects later. It goes with its agent. */
export class CreateAgentNotification20261128215417 implements MigrationInterface {
  name = 'CreateAgentNotification20261128215417';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table agent_notification (
        id bigint generated always as identity primary key,
        agent_id bigint not null references agent (id) on delete cascade,
        key text not null,
        kind text not null,
        level text not null,
        message text not null,
        url text,
        seconds int not null,
        created_at timestamptz not null default now(),
        read_at timestamptz,
        constraint agent_notification_key_key unique (agent_id, key)
      )
    `);
    await runner.query(
      `create index agent_notification_agent_idx on agent_notification (agent_id, id)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table agent_notification`);
  }
}
