import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The first tables. Three rules shape them:
 *
 * 1. Event, run and step ids are UUIDv7, so the id itself carries the day: the three tables are
 *    partitioned by day on the id, a primary key stays a single column, and a look-up by id
 *    touches one partition.
 * 2. A unique key cannot span partitions, so `event_key` holds every event id ever accepted.
 * 3. Step rows are written once, when a step has ended; what is running lives in the run's row.
 */
export class CreateContactCentreAndRuntimeTables20261121100000 implements MigrationInterface {
  name = 'CreateContactCentreAndRuntimeTables20261121100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(access);
    await runner.query(contactCentre);
    await runner.query(flowSchemas);
    await runner.query(runtime);
    await runner.query(partitions);
    await runner.query(`select hookline_ensure_partitions(current_date - 1, 4)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function hookline_ensure_partitions(date, int);
      drop function hookline_uuid_floor(timestamptz);
      drop table step, run, event, event_key, partition_lease, worker, config_outbox;
      drop sequence event_no;
      drop table queue_hook;
      alter table flow_schema drop constraint flow_schema_published_version_fk;
      drop table flow_version, flow_schema, list_communication, contact_list, member,
        communication_type, queue, agent, team;
      drop table api_key, session, sign_in_throttle, setup_link, app_user, domain;
    `);
  }
}

const access = `
  create table domain (
    id bigint generated always as identity primary key,
    name text not null,
    timezone text not null default 'UTC',
    created_at timestamptz not null default now()
  );

  create table app_user (
    id bigint generated always as identity primary key,
    domain_id bigint not null references domain (id),
    name text not null,
    email text not null,
    password_hash text not null,
    role text not null,
    created_at timestamptz not null default now()
  );
  create unique index app_user_email_key on app_user (lower(email));

  create table setup_link (
    token_hash bytea primary key,
    domain_id bigint not null references domain (id),
    created_at timestamptz not null default now(),
    used_at timestamptz
  );

  create table sign_in_throttle (
    email text primary key,
    failures int not null default 0,
    blocked_until timestamptz
  );

  create table session (
    token_hash bytea primary key,
    user_id bigint not null references app_user (id) on delete cascade,
    created_at timestamptz not null default now(),
    seen_at timestamptz not null default now(),
    expires_at timestamptz not null
  );

  create table api_key (
    id bigint generated always as identity primary key,
    domain_id bigint not null references domain (id),
    name text not null,
    prefix text not null,
    key_hash bytea not null unique,
    permissions text[] not null,
    expires_at timestamptz,
    revoked_at timestamptz,
    last_used_at timestamptz,
    created_at timestamptz not null default now(),
    created_by bigint references app_user (id) on delete set null
  );
`;

const contactCentre = `
  create table team (
    id bigint generated always as identity primary key,
    domain_id bigint not null references domain (id),
    name text not null
  );

  create table agent (
    id bigint generated always as identity primary key,
    domain_id bigint not null references domain (id),
    team_id bigint references team (id) on delete set null,
    user_id bigint not null,
    name text not null,
    extension text not null,
    email text not null default '',
    status text not null default 'offline',
    status_comment text not null default '',
    status_changed_at timestamptz not null default now()
  );
  create index agent_domain_team_idx on agent (domain_id, team_id);

  create table contact_list (
    id bigint generated always as identity primary key,
    domain_id bigint not null references domain (id),
    name text not null,
    description text not null default '',
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  );
  create unique index contact_list_name_key on contact_list (domain_id, lower(name));

  create table list_communication (
    id bigint generated always as identity primary key,
    list_id bigint not null references contact_list (id) on delete cascade,
    number text not null,
    description text not null default '',
    expire_at timestamptz,
    created_at timestamptz not null default now(),
    constraint list_communication_number_key unique (list_id, number)
  );

  create table queue (
    id bigint generated always as identity primary key,
    domain_id bigint not null references domain (id),
    name text not null,
    type smallint not null check (type between 0 and 9),
    enabled boolean not null default true,
    priority int not null default 0,
    strategy text not null default 'fifo',
    description text not null default '',
    variables jsonb not null default '{}',
    payload jsonb not null default '{}',
    calendar jsonb,
    team_id bigint references team (id) on delete set null,
    dnc_list_id bigint references contact_list (id),
    schema_id bigint,
    tags text[] not null default '{}',
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  );
  create unique index queue_name_key on queue (domain_id, lower(name));

  create table communication_type (
    id bigint generated always as identity primary key,
    domain_id bigint not null references domain (id),
    name text not null,
    code text not null,
    channel text not null
  );

  create table member (
    id bigint generated always as identity primary key,
    domain_id bigint not null references domain (id),
    queue_id bigint not null references queue (id) on delete cascade,
    name text not null default '',
    priority int not null default 0,
    communications jsonb not null default '[]',
    variables jsonb not null default '{}',
    timezone jsonb,
    bucket jsonb,
    skill jsonb,
    agent_id bigint references agent (id) on delete set null,
    attempts int not null default 0,
    stop_cause text not null default '',
    expire_at timestamptz,
    min_offering_at timestamptz,
    created_at timestamptz not null default now(),
    created_by_run uuid
  );
  create index member_queue_idx on member (queue_id, id desc);
  create index member_destinations_idx on member using gin (communications jsonb_path_ops);
`;

const flowSchemas = `
  create table flow_schema (
    id bigint generated always as identity primary key,
    domain_id bigint not null references domain (id),
    name text not null,
    description text not null default '',
    type text not null default 'service',
    source text not null default 'drawn',
    editor boolean not null default false,
    debug boolean not null default false,
    tags text[] not null default '{}',
    note text not null default '',
    array_schema jsonb not null default '[]',
    payload jsonb,
    draft jsonb not null,
    draft_revision int not null default 1,
    draft_saved_at timestamptz not null default now(),
    draft_saved_by bigint references app_user (id) on delete set null,
    published_version_id bigint,
    created_at timestamptz not null default now(),
    created_by bigint references app_user (id) on delete set null,
    updated_at timestamptz not null default now(),
    updated_by bigint references app_user (id) on delete set null
  );
  create unique index flow_schema_name_key on flow_schema (domain_id, lower(name));

  create table flow_version (
    id bigint generated always as identity primary key,
    domain_id bigint not null references domain (id),
    schema_id bigint not null references flow_schema (id) on delete cascade,
    version int not null,
    draft_revision int not null,
    graph jsonb not null,
    array_schema jsonb not null default '[]',
    payload jsonb,
    note text not null default '',
    hash text not null,
    created_at timestamptz not null default now(),
    created_by bigint references app_user (id) on delete set null,
    constraint flow_version_number_key unique (schema_id, version)
  );
  alter table flow_schema
    add constraint flow_schema_published_version_fk
    foreign key (published_version_id) references flow_version (id);

  create table queue_hook (
    id int generated always as identity primary key,
    domain_id bigint not null references domain (id),
    queue_id bigint not null references queue (id) on delete cascade,
    event text not null,
    schema_id bigint not null references flow_schema (id),
    enabled boolean not null default true,
    position int not null default 0,
    conditions jsonb,
    ttl_sec int,
    mode text not null default 'ordered',
    note text not null default '',
    properties text[] not null default '{}',
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  );
  create index queue_hook_queue_idx on queue_hook (queue_id, event, position);
  create index queue_hook_schema_idx on queue_hook (schema_id);

  create table config_outbox (
    id bigint generated always as identity primary key,
    domain_id bigint not null,
    kind text not null,
    object_id text not null,
    created_at timestamptz not null default now(),
    published_at timestamptz
  );
  create index config_outbox_unpublished_idx on config_outbox (id) where published_at is null;
`;

const runtime = `
  create table worker (
    id uuid primary key,
    name text not null,
    started_at timestamptz not null default now(),
    alive_until timestamptz not null
  );

  create table partition_lease (
    part smallint primary key,
    owner uuid,
    epoch bigint not null default 0,
    alive_until timestamptz not null default '-infinity'
  );
  insert into partition_lease (part) select generate_series(0, 31);

  create table event_key (
    domain_id bigint not null,
    event_id text not null,
    id uuid not null,
    constraint event_key_pkey primary key (domain_id, event_id)
  );

  create sequence event_no;

  create table event (
    id uuid not null primary key,
    domain_id bigint not null,
    no bigint not null default nextval('event_no'),
    event_id text not null,
    type text not null,
    source text not null,
    subject text,
    queue_id bigint,
    key text not null,
    part smallint not null,
    stream_seq bigint not null,
    contact text,
    occurred_at timestamptz not null,
    received_at timestamptz not null default now(),
    data jsonb not null,
    notes text[] not null default '{}',
    evaluations jsonb not null default '[]',
    problem text
  ) partition by range (id);
  create index event_domain_idx on event (domain_id, id desc);
  create index event_queue_idx on event (queue_id, id desc);
  create index event_key_idx on event (domain_id, key);
  create index event_contact_idx on event (domain_id, contact);

  create table run (
    id uuid not null primary key,
    domain_id bigint not null,
    event_ref uuid not null,
    event_no bigint not null,
    event_id text not null,
    event_type text not null,
    hook_id int,
    queue_id bigint,
    schema_id bigint not null,
    version_id bigint not null,
    replay_no int not null default 0,
    key text not null,
    contact text,
    part smallint not null,
    stream_seq bigint not null,
    position int not null default 0,
    mode text not null default 'ordered',
    status text not null,
    fence int not null default 0,
    worker_id uuid,
    claims smallint not null default 0,
    state jsonb not null,
    due_at timestamptz,
    step_count int not null default 0,
    result jsonb,
    error jsonb,
    created_at timestamptz not null default now(),
    ended_at timestamptz
  ) partition by range (id);
  create index run_domain_idx on run (domain_id, id desc);
  create index run_event_idx on run (event_ref);
  create index run_hook_idx on run (hook_id, id desc);
  create index run_schema_idx on run (schema_id, id desc);
  create index run_key_idx on run (domain_id, key);
  create index run_active_idx on run (part, stream_seq, position)
    where status in ('queued', 'running', 'waiting');

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
    constraint step_pkey primary key (run_id, seq)
  ) partition by range (run_id);
`;

const partitions = `
  -- The smallest UUIDv7 of an instant: 48 bits of milliseconds, then zeros with the version bits.
  create function hookline_uuid_floor(at timestamptz) returns uuid
  language sql immutable strict as $$
    select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '70008000000000000000')::uuid
  $$;

  -- Makes the day partitions of event, run and step; safe to call at any time and concurrently.
  create function hookline_ensure_partitions(first_day date, days int) returns void
  language plpgsql as $$
  declare
    day date;
    parent text;
    child text;
  begin
    perform pg_advisory_xact_lock(4802001);
    for i in 0 .. days - 1 loop
      day := first_day + i;
      foreach parent in array array['event', 'run', 'step'] loop
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
`;
