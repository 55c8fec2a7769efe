// @ts-check
// How long the event log takes to find something among many events, and what storing costs.
//
//   node tools/bench/event-log-search.mjs [events]      default 1,000,000; 100,000 is the quick one
//
// The servers are its own and gone afterwards. Times are those of whole HTTP requests to the api:
// the median and the worst of seven, after one that is not counted. Prints a table and, as the
// last line, JSON.
import { spawn, spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { buildStale } from '../launcher/build.mjs';
import { startThrowAwayServers } from '../launcher/throw-away-servers.mjs';
import { median, rounded } from './figures.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const apiScript = join(root, 'dist/apps/api/main.js');
const events = Number(process.argv[2] ?? 1_000_000);
const days = 7;
const queues = 20;
const rounds = 7;

// Eight events per call, two thirds with a run, data as a queue event carries it.
const insertEvents = `
  with made as (
    select n, (overlay(gen_random_uuid()::text
        placing left(hookline_uuid_floor(at)::text, 15) from 1))::uuid as id, at,
      100000 + n / 8 as call, 1 + (n / 8) % $4::bigint as queue,
      '38044' || lpad(((n / 8) * 7919 % 10000000)::text, 7, '0') as phone
    from generate_series($1::bigint, $2::bigint) n,
      lateral (select $3::timestamptz + make_interval(secs => n * $5::float8) as at) moment
  ), keyed as (
    insert into event_key (domain_id, event_id, id) select 1, 'bench-' || n, id from made
  ), stored as (
    insert into event (id, domain_id, event_id, type, source, subject, queue_id, key, part,
      stream_seq, contact, occurred_at, received_at, data, evaluations)
    select id, 1, 'bench-' || n,
      'queue.' || (array['joined','offering','answered','active','bridged','missed','processing',
        'leaving'])[1 + n % 8], 'queue_' || queue, call::text, queue, call::text, call % 32, n,
      phone, at, at,
      jsonb_build_object('attempt_id', call, 'queue_id', queue, 'channel', 'call',
        'destination', phone, 'joined_at', (extract(epoch from at) * 1000)::bigint,
        'member_channel_id', md5(call::text), 'agent_id', call % 300,
        'agent_name', 'Agent ' || call % 300, 'agent_extension', (1000 + call % 300)::text,
        'call_bill_sec', n % 600, 'call_cause', 'NORMAL_CLEARING', 'cc_result', 'success',
        'use_processing', true, 'order', jsonb_build_object('id', 'ORD-' || call, 'sum', n % 9999),
        'tier', case when n % 10 = 0 then 'gold' else 'plain' end),
      case when n % 3 = 0 then '[]'::jsonb else jsonb_build_array(jsonb_build_object(
        'hook_id', (1 + n % 8)::text, 'schema', null, 'matched', true, 'reason', 'matched',
        'detail', '')) end
    from made returning id, no, event_id, type, queue_id, key, contact, part, stream_seq, received_at
  )
  insert into run (id, domain_id, event_ref, event_no, event_id, event_type, hook_id, queue_id,
    schema_id, version_id, key, contact, part, stream_seq, status, state, step_count, created_at,
    ended_at)
  select (overlay(gen_random_uuid()::text placing left(id::text, 15) from 1))::uuid, 1, id, no,
    event_id, type, 1 + stream_seq % 8, queue_id, 1, 1, key, contact, part, stream_seq,
    case when stream_seq % 1000 = 1 then 'failed' else 'completed' end, '{"variables": {}}', 3,
    received_at, received_at + interval '80 ms'
  from stored where stream_seq % 3 <> 0
`;

/** @param {string} databaseUrl */
async function prepareDatabase(databaseUrl) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const token = randomBytes(32).toString('base64url');
  await client.query(
    `insert into domain (name) select 'Bench' where not exists (select from domain)`,
  );
  await client.query(
    `insert into queue (domain_id, name, type) select 1, 'Queue ' || n, 1 from generate_series(1, $1::int) n`,
    [queues],
  );
  await client.query(
    `insert into flow_schema (domain_id, name, draft) values (1, 'Flow', '{"nodes": [], "edges": []}')`,
  );
  await client.query(
    `insert into flow_version (domain_id, schema_id, version, draft_revision, graph, hash)
     values (1, 1, 1, 1, '{"nodes": [], "edges": []}', '')`,
  );
  await client.query(
    `insert into api_key (domain_id, name, prefix, key_hash, permissions)
     values (1, 'bench', 'bench', $1, '{event:read,run:read}')`,
    [createHash('sha256').update(token).digest()],
  );
  await client.query(`select hookline_ensure_partitions(current_date - ${days + 1}, ${days + 3})`);
  return { client, token };
}

/** @param {import('pg').Client} client */
async function fill(client) {
  const start = new Date(Date.now() - days * 86_400_000);
  const gapSec = (days * 86_400 - 60) / events;
  const chunk = 50_000;
  for (let from = 1; from <= events; from += chunk) {
    const to = Math.min(from + chunk - 1, events);
    await client.query(insertEvents, [from, to, start, queues, gapSec]);
    process.stderr.write(`\r${to.toLocaleString('en')} events`);
  }
  process.stderr.write('\n');
  await client.query('vacuum analyze');
}

/**
 * Ten thousand more, a hundred a statement, as a busy worker stores them: the median of five.
 * @param {import('pg').Client} client
 * @param {number} turn
 */
async function timeInserts(client, turn) {
  const times = [];
  for (let round = 0; round < 5; round += 1) {
    const startedAt = performance.now();
    for (let n = 0; n < 100; n += 1) {
      const from = events + 1 + n * 100 + (turn * 5 + round) * 10_000;
      await client.query(insertEvents, [from, from + 99, new Date(), queues, 0]);
    }
    times.push(performance.now() - startedAt);
  }
  return median(times);
}

const middle = Math.floor(events / 2);
const call = 100_000 + Math.floor(middle / 8);
const phone = `38044${String((Math.floor(middle / 8) * 7_919) % 10_000_000).padStart(7, '0')}`;

/** What is asked, by what a person would say. */
const questions = {
  'newest events': '/events',
  'search: phone': `/events?q=${phone}`,
  'search: call id': `/events?q=${call}`,
  'search: event id': `/events?q=bench-${middle}`,
  'search: value in data (order id)': `/events?q=ORD-${call}`,
  'search: value in data (channel id)': `/events?q=${createHash('md5').update(String(call)).digest('hex')}`,
  'search: frequent value in data': '/events?q=gold',
  'search: part of a rare value': `/events?q=RD-${call}`,
  'search: text nobody sent': '/events?q=nobody-ever-sent-this',
  'search: phone, runs': `/runs?q=${phone}`,
  'search: value in data, runs': `/runs?q=ORD-${call}`,
  'search: text nobody sent, runs': '/runs?q=nobody-ever-sent-this',
  'filter: queue and handled': '/events?queue_id=7&status=handled',
  'filter: queue and failed': '/events?queue_id=7&status=failed',
  'filter: failed': '/events?status=failed',
  'filter: not matched': '/events?status=not%20matched',
  'filter: no hook': '/events?status=no%20hook',
  'filter: dead letter': '/events?status=dead%20letter',
  'filter: type and queue': '/events?type=queue.leaving&queue_id=7',
  'filter: hook': '/events?hook_id=3',
  'filter: runs failed': '/runs?status=failed',
  'filter: call': `/events?key=${call}`,
  'page 250 of 40': '/events?page=250',
  'page 2500 of 40': '/events?page=2500',
  'oldest events': '/events?sort=%2Bcreated_at',
};

/** @param {string} url @param {string} token */
async function timeQuestions(url, token) {
  /** @type {Record<string, { medianMs: number, worstMs: number, rows: number }>} */
  const figures = {};
  for (const [name, path] of Object.entries(questions)) {
    const times = [];
    let rows = 0;
    for (let round = 0; round <= rounds; round += 1) {
      const startedAt = performance.now();
      const answer = await fetch(`${url}/api${path}`, {
        headers: { authorization: `Bearer ${token}` },
      });
      const body = await answer.json();
      if (answer.status !== 200) throw new Error(`${path}: ${JSON.stringify(body)}`);
      rows = body.items.length;
      if (round > 0) times.push(performance.now() - startedAt);
      // A slow one is known well enough after two.
      if (times.length === 2 && Math.min(...times) > 2_000) break;
    }
    figures[name] = {
      medianMs: rounded(median(times), 1),
      worstMs: rounded(Math.max(...times), 1),
      rows,
    };
    process.stdout.write(
      `${name.padEnd(36)} ${String(figures[name].medianMs).padStart(9)} ms ${String(figures[name].worstMs).padStart(9)} ms ${String(rows).padStart(4)} rows\n`,
    );
  }
  return figures;
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function main() {
  if (process.env.BENCH_SKIP_BUILD !== '1') {
    await buildStale({ signal: new AbortController().signal, names: ['api'] });
  }
  const servers = await startThrowAwayServers();
  const dataDir = mkdtempSync(join(tmpdir(), 'hookline-bench-'));
  const port = await freePort();
  const env = {
    ...process.env,
    DATABASE_URL: servers.databaseUrl,
    NATS_URL: servers.natsUrl,
    DATA_DIR: dataDir,
    PORT: String(port),
    LOG_LEVEL: 'error',
  };
  try {
    const migrated = spawnSync(process.execPath, [apiScript, 'migrate'], { env, stdio: 'inherit' });
    if (migrated.status !== 0) throw new Error('migrating failed');
    const { client, token } = await prepareDatabase(servers.databaseUrl);
    await fill(client);
    const { rows } = await client.query(
      `select pg_size_pretty(sum(pg_total_relation_size(inhrelid)))  as size,
         pg_size_pretty(sum(pg_indexes_size(inhrelid))) as indexes
       from pg_inherits where inhparent = 'event'::regclass`,
    );
    const api = spawn(process.execPath, [apiScript, 'serve'], { env, stdio: 'inherit' });
    try {
      const url = `http://127.0.0.1:${port}`;
      for (let n = 0; n < 100; n += 1) {
        if ((await fetch(`${url}/api/health/live`).catch(() => null))?.ok) break;
        await sleep(100);
      }
      const figures = await timeQuestions(url, token);
      const withIndexMs = await timeInserts(client, 1);
      await client.query('drop index event_words_idx');
      const storing = {
        insert10kMs: rounded(withIndexMs, 0),
        insert10kWithoutWordIndexMs: rounded(await timeInserts(client, 2), 0),
        table: rows[0].size,
        indexes: rows[0].indexes,
      };
      process.stdout.write(
        `storing 10,000 events and their runs: ${storing.insert10kMs} ms, without the index of words ` +
          `${storing.insert10kWithoutWordIndexMs} ms; events ${storing.table}, of it indexes ${storing.indexes}\n`,
      );
      process.stdout.write(`${JSON.stringify({ events, ...storing, figures })}\n`);
    } finally {
      api.kill('SIGTERM');
    }
    await client.end();
  } finally {
    await servers.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

await main();
