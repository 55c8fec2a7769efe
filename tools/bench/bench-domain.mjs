// @ts-check
// What the measured schema needs in the database: one queue, one list, one hook, and
// start → condition → http-request → list-add.
import pg from 'pg';

/** @param {string} sinkUrl */
function graphOf(sinkUrl) {
  const node = (id, type, params, settings = {}) => ({
    id,
    type,
    version: 1,
    name: id,
    position: { x: 0, y: 0 },
    params,
    settings,
    note: '',
  });
  return {
    format: 1,
    dialect: 'graph',
    nodes: [
      node('start', 'start', {}),
      node('long', 'condition', { mode: 'expression', expression: 'call_duration >= 10' }),
      node('tell', 'http-request', {
        method: 'POST',
        url: sinkUrl,
        bodyType: 'json',
        json: { sent: '${sent}', key: '${event.id}' },
      }),
      node('list', 'list-add', { list: { name: 'Bench' }, number: '${destination}' }),
    ],
    edges: [
      { id: 'e1', from: 'start', outlet: 'next', to: 'long' },
      { id: 'e2', from: 'long', outlet: 'then', to: 'tell' },
      { id: 'e3', from: 'tell', outlet: 'success', to: 'list' },
    ],
    notes: [],
  };
}

/**
 * @param {string} databaseUrl
 * @param {string} sinkUrl
 * @returns {Promise<{ queueId: string }>}
 */
export async function makeBenchDomain(databaseUrl, sinkUrl) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const one = async (sql, values = []) => (await client.query(sql, values)).rows[0];
  await client.query(`create table floor_run (event_id text, attempt text, status int)`);
  const domain = await one(`insert into domain (name) values ('Bench') returning id::text`);
  const queue = await one(
    `insert into queue (domain_id, name, type) values ($1, 'Bench', 1) returning id::text`,
    [domain.id],
  );
  await one(`insert into contact_list (domain_id, name) values ($1, 'Bench') returning id`, [
    domain.id,
  ]);
  const graph = JSON.stringify(graphOf(sinkUrl));
  const schema = await one(
    `insert into flow_schema (domain_id, name, draft) values ($1, 'Bench', $2) returning id::text`,
    [domain.id, graph],
  );
  const version = await one(
    `insert into flow_version (domain_id, schema_id, version, draft_revision, graph, hash)
     values ($1, $2, 1, 1, $3, '') returning id::text`,
    [domain.id, schema.id, graph],
  );
  await client.query(`update flow_schema set published_version_id = $2 where id = $1`, [
    schema.id,
    version.id,
  ]);
  await client.query(
    `insert into queue_hook (domain_id, queue_id, event, schema_id) values ($1, $2, 'missed', $3)`,
    [domain.id, queue.id, schema.id],
  );
  await client.end();
  if (domain.id !== '1') throw new Error('the bench publishes to domain 1');
  return { queueId: queue.id };
}
