// @ts-check
// What a measured domain needs in the database, written with SQL: queues, lists, published
// schemas and their hooks.
import pg from 'pg';

/**
 * One node of a drawn graph.
 * @param {string} id
 * @param {string} type
 * @param {object} params
 * @param {object} [settings]
 */
export function graphNode(id, type, params, settings = {}) {
  return {
    ...{ id, type, version: 1, name: id, position: { x: 0, y: 0 } },
    ...{ params, settings, note: '' },
  };
}

/**
 * A drawn graph.
 * @param {object[]} nodes
 * @param {string[]} edges each `from outlet to`
 */
export function drawnGraph(nodes, edges) {
  return {
    format: 1,
    dialect: 'graph',
    nodes,
    edges: edges.map((text, index) => {
      const [from, outlet, to] = text.split(' ');
      return { id: `e${index + 1}`, from, outlet, to };
    }),
    notes: [],
  };
}

/**
 * The domain to work in. Its id must be 1: publishers write to `hl.in.1.…`.
 * @param {string} databaseUrl
 * @param {string} name
 */
export async function makeDomain(databaseUrl, name) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const insert = async (/** @type {string} */ sql, /** @type {unknown[]} */ values) =>
    /** @type {string} */ ((await client.query(`${sql} returning id::text`, values)).rows[0].id);
  // The migrations leave a first domain behind; an empty database gets one here.
  const { rows } = await client.query(`select id::text from domain order by id limit 1`);
  const domainId = rows[0]?.id ?? (await insert(`insert into domain (name) values ($1)`, [name]));
  if (domainId !== '1') throw new Error('events are published to domain 1');
  /**
   * Publishes the graph as version 1 of a new schema; answers the schema's id.
   * @param {string} schemaName @param {object} graph
   */
  const addSchema = async (schemaName, graph) => {
    const json = JSON.stringify(graph);
    const schemaId = await insert(
      `insert into flow_schema (domain_id, name, draft) values ($1, $2, $3)`,
      [domainId, schemaName, json],
    );
    const versionId = await insert(
      `insert into flow_version (domain_id, schema_id, version, draft_revision, graph, hash)
       values ($1, $2, 1, 1, $3, '')`,
      [domainId, schemaId, json],
    );
    await client.query(`update flow_schema set published_version_id = $2 where id = $1`, [
      ...[schemaId, versionId],
    ]);
    return schemaId;
  };
  return {
    client,
    close: () => client.end(),
    /** @param {string} queueName @param {number} type */
    addQueue: (queueName, type) =>
      insert(`insert into queue (domain_id, name, type) values ($1, $2, $3)`, [
        ...[domainId, queueName, type],
      ]),
    /** @param {string} listName */
    addList: (listName) =>
      insert(`insert into contact_list (domain_id, name) values ($1, $2)`, [domainId, listName]),
    addSchema,
    /**
     * Publishes the graph as a new schema and hooks it to an event of the queue.
     * @param {{ queueId: string, event: string, name: string, graph: object }} hook
     */
    addHook: async ({ queueId, event, name: schemaName, graph }) =>
      insert(
        `insert into queue_hook (domain_id, queue_id, event, schema_id) values ($1, $2, $3, $4)`,
        [domainId, queueId, event, await addSchema(schemaName, graph)],
      ),
  };
}
