import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Keeps the pace of messages across workers (B-43). `send_slot` says when each limit has its next
 * free moment; `send_reservation` keeps the moment of a message that is still far off, so that
 * thousands of waiting messages come back one by one and not all at once.
 */
export class CreateSendSlot20261128212103 implements MigrationInterface {
  name = 'CreateSendSlot20261128212103';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table send_slot (
        key text primary key,
        free_at timestamptz not null
      );
      create table send_reservation (
        holder text primary key,
        send_at timestamptz not null
      );
      create index send_slot_free_idx on send_slot (free_at);
      create index send_reservation_at_idx on send_reservation (send_at);

      -- Takes the first moment at which every limit is free, and answers the milliseconds until
      -- then. One that lies further off than longest_ms is kept for its holder, who comes back;
      -- one missed by more than a second is taken anew, so that latecomers do not come in a bunch.
      create function hookline_reserve_send(
        asked_by text, keys text[], every_ms int[], longest_ms int
      ) returns double precision
      language plpgsql as $$
      declare
        moment timestamptz;
        instant timestamptz := clock_timestamp();
      begin
        delete from send_reservation where holder = asked_by returning send_at into moment;
        if moment >= instant - interval '1 second' then
          return greatest(0, extract(epoch from moment - instant) * 1000);
        end if;
        insert into send_slot (key, free_at)
          select key, '-infinity' from unnest(keys) key order by key
          on conflict (key) do nothing;
        -- Locked in one order: two messages with the same limits cannot wait for each other.
        perform 1 from send_slot where key = any(keys) order by key for update;
        instant := clock_timestamp();
        select greatest(instant, max(free_at)) into moment from send_slot where key = any(keys);
        update send_slot slot set free_at = moment + make_interval(secs => asked.every / 1000.0)
          from (
            select key, max(every) as every
            from unnest(keys, every_ms) pair (key, every) group by key
          ) asked
          where slot.key = asked.key;
        if moment > instant + make_interval(secs => longest_ms / 1000.0) then
          insert into send_reservation (holder, send_at) values (asked_by, moment);
        end if;
        return extract(epoch from moment - instant) * 1000;
      end $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function hookline_reserve_send(text, text[], int[], int);
      drop table send_reservation;
      drop table send_slot;
    `);
  }
}
