// @ts-check
// PostgreSQL and NATS for start, dev and migrate: those of the environment, else local ones.
import { runStage } from './stages.mjs';
import { keepRunning } from './keep-running.mjs';
import { startNats } from './nats.mjs';
import { isPortFree } from './ports.mjs';
import { startPostgres } from './postgres.mjs';
import { stopNats, stopPostgres } from './stop-process.mjs';

/** @typedef {import('./postgres.mjs').RunningServer} RunningServer */

/**
 * @typedef {object} ServersPlan
 * @property {string} dataDir
 * @property {NodeJS.ProcessEnv} environment
 * @property {AbortSignal} signal
 * @property {import('./shutdown.mjs').Shutdown} shutdown
 * @property {(sentence: string) => void} notice
 */

/**
 * An address, or several with commas, without passwords: for people to read.
 * @param {string} urls
 */
export function maskUrl(urls) {
  return urls
    .split(',')
    .map((url) => {
      if (!/^\w+:\/\//.test(url) || !URL.canParse(url)) return 'an address that cannot be read';
      const { protocol, host, pathname } = new URL(url);
      return `${protocol}//${host}${pathname === '/' ? '' : pathname}`;
    })
    .join(', ');
}

/**
 * @param {RunningServer} server
 */
function describe({ port, adopted, note }) {
  return [`127.0.0.1:${port}`, adopted && 'was running', note].filter(Boolean).join(', ');
}

/**
 * Restarts a server on its own port only: its clients know no other.
 * @param {number} port
 * @param {() => Promise<RunningServer>} start
 */
function restartOn(port, start) {
  return async () => {
    if (!(await isPortFree(port))) throw new Error(`port ${port} is taken by another program`);
    const { child } = await start();
    return child;
  };
}

/**
 * @param {ServersPlan} plan
 * @returns {Promise<string>} the address of the database
 */
export function providePostgres({ dataDir, environment, signal, shutdown, notice }) {
  return runStage('PostgreSQL', signal, async () => {
    const given = environment.DATABASE_URL;
    if (given) return { detail: `${maskUrl(given)} (DATABASE_URL)`, value: given };
    const server = await startPostgres({ dataDir });
    const kept = keepRunning({
      name: 'PostgreSQL',
      first: server.child,
      restart: restartOn(server.port, () => startPostgres({ dataDir, port: server.port })),
      stopSteps: stopPostgres,
      notice,
    });
    shutdown.add('postgres', kept.stop);
    return { detail: describe(server), value: server.url };
  });
}

/**
 * @param {ServersPlan} plan
 * @returns {Promise<string>} the address of NATS
 */
export function provideNats({ dataDir, environment, signal, shutdown, notice }) {
  return runStage('NATS', signal, async () => {
    const given = environment.NATS_URL;
    if (given) return { detail: `${maskUrl(given)} (NATS_URL)`, value: given };
    const server = await startNats({ dataDir, environment });
    const kept = keepRunning({
      name: 'NATS',
      first: server.child,
      restart: restartOn(server.port, () => startNats({ dataDir, port: server.port, environment })),
      stopSteps: stopNats,
      notice,
    });
    shutdown.add('nats', kept.stop);
    return { detail: describe(server), value: server.url };
  });
}
