import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Makes the day partitions of event, run and steps; see the first migration. */
const ensurePartitions = (steps: 'step' | 'step_batch') => `
  create or replace function hookline_ensure_partitions(first_day date, days int) returns void
  language plpgsql as $$
  declare
    day date;
    parent text;
    child text;
  begin
    perform pg_advisory_xact_lock(4802001);
    for i in 0 .. days - 1 loop
      day := first_day + i;
      foreach parent in array array['event', 'run', '${steps}'] loop
        child := parent || '_' || to_char(day, 'YYYYMMDD');
        if to_regclass(child) is null then
          execute format(
            'create table %I partition of %I for values from (%L) to (%L) with (fillfactor = %s)',
            child, parent,
            hookline_uuid_floor(day::timestamp at time zone 'UTC'),
            hookline_uuid_floor((day + 1)::timestamp at time zone 'UTC'),
            case when parent = 'run' then 70 else 100 end
          );
        end if;
      end loop;
    end loop;
  end
  $$;

  -- One for every day there is.
  select hookline_ensure_partitions(to_date(right(c.relname, 8), 'YYYYMMDD'), 1)
  from pg_inherits i join pg_class c on c.oid = i.inhrelid
  where i.inhparent = 'run'::regclass and c.relname ~ '^run_[0-9]{8}$';
`;

/** The steps that one commit stored share a row; the view has a row for each step, as the table had. */
export class ShareRowsBetweenSteps20261129155000 implements MigrationInterface {
  name = 'ShareRowsBetweenSteps20261129155000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table step_batch (
        run_id uuid not null,
        first_seq int not null,
        domain_id bigint not null,
        steps json not null,
        constraint step_batch_pkey primary key (run_id, first_seq)
      ) partition by range (run_id);
      ${ensurePartitions('step_batch')}

      insert into step_batch (run_id, first_seq, domain_id, steps)
      select run_id, min(seq), domain_id,
        json_agg(
          case when variables is null
            then json_build_array(seq, node_id, node_name, node_type, visit, attempt, status, outlet,
              input, output, error, notes, to_char(started_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
              duration_ms)
            else json_build_array(seq, node_id, node_name, node_type, visit, attempt, status, outlet,
              input, output, error, notes, to_char(started_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
              duration_ms, variables) end
          order by seq)
      from step
      group by run_id, domain_id, (seq - 1) / 500;
      drop table step;

      create view step as
      select b.run_id, (s.v ->> 0)::int as seq, b.domain_id,
        s.v ->> 1 as node_id, s.v ->> 2 as node_name, s.v ->> 3 as node_type,
        (s.v ->> 4)::int as visit, (s.v ->> 5)::int as attempt,
        s.v ->> 6 as status, s.v ->> 7 as outlet,
        nullif(s.v -> 8, 'null') as input, nullif(s.v -> 9, 'null') as output,
        nullif(s.v -> 10, 'null') as error, s.v -> 11 as notes,
        (s.v ->> 12)::timestamptz as started_at, (s.v ->> 13)::double precision as duration_ms,
        s.v -> 14 as variables
      from step_batch b cross join lateral jsonb_array_elements(b.steps::jsonb) as s(v);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter view step rename to step_of_batch;
      create table step (
        run_id uuid not null,
        seq int not null,
        domain_id bigint not null,
        node_id text not null,
        node_name text not null,
        node_type text not null,
        visit int not null,
        attempt int not null,
        status text not null,
        outlet text,
        input jsonb,
        output jsonb,
        error jsonb,
        notes jsonb not null default '[]',
        started_at timestamptz not null,
        duration_ms double precision not null,
        variables jsonb,
        constraint step_pkey primary key (run_id, seq)
      ) partition by range (run_id);
      ${ensurePartitions('step')}

      insert into step (run_id, seq, domain_id, node_id, node_name, node_type, visit, attempt, status,
        outlet, input, output, error, notes, started_at, duration_ms, variables)
      select run_id, seq, domain_id, node_id, node_name, node_type, visit, attempt, status,
        outlet, input, output, error, notes, started_at, duration_ms, variables
      from step_of_batch;
      drop view step_of_batch;
      drop table step_batch;
    `);
  }
}
