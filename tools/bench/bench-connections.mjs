// @ts-check
// Short-lived connections of the bench itself to its servers.
import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import pg from 'pg';

/** @typedef {import('./bench-world.mjs').BenchWorld} BenchWorld */

/**
 * @template Result
 * @param {Pick<BenchWorld, 'servers'>} world
 * @param {(client: pg.Client) => Promise<Result>} work
 */
export async function withDatabase({ servers }, work) {
  const client = new pg.Client({ connectionString: servers.databaseUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * @template Result
 * @param {Pick<BenchWorld, 'servers'>} world
 * @param {(manager: import('@nats-io/jetstream').JetStreamManager) => Promise<Result>} work
 */
export async function withStreams({ servers }, work) {
  const { username, password, host } = new URL(servers.natsUrl);
  const connection = await connect({ servers: host, user: username, pass: password });
  try {
    return await work(await jetstreamManager(connection));
  } finally {
    await connection.close();
  }
}
