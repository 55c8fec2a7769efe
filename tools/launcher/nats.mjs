// @ts-check
// The local NATS server with JetStream.
//
// 1. JetStream does not lock its store, so we see to it that one folder has one server: a live one
//    is found by its record, or by its configuration file when the record was never written.
// 2. A live server is adopted when it runs on the configuration we would give it now, and replaced
//    otherwise.
// 3. It listens on 127.0.0.1 only, with a password, monitoring off.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { adoptChild, startChild } from './child.mjs';
import { lastLines, logPathOf } from './log-file.mjs';
import { findNatsServer } from './nats-binary.mjs';
import { readNatsConfig, renderNatsConfig } from './nats-config.mjs';
import { anyFreePort, isPortFree } from './ports.mjs';
import { findProcesses, identityOf, isStillRunning } from './process-identity.mjs';
import { loadOrCreateSecret } from './secret-file.mjs';
import { stopNats, stopProcess } from './stop-process.mjs';

const defaultPort = 4222;

/** A large store is read before the server listens. */
const readyWithinMs = 60_000;

/** @typedef {import('./postgres.mjs').RunningServer} RunningServer */
/** @typedef {{ pid: number, identity: string, port: number, config: string }} NatsRecord */

/**
 * @param {string} path
 * @returns {NatsRecord | null}
 */
function readRecord(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

/**
 * Whether a NATS server greets there. It does so once its streams are loaded.
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function isGreeting(port) {
  return new Promise((answer) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: 1_000 });
    const finish = (/** @type {boolean} */ greeted) => {
      socket.destroy();
      answer(greeted);
    };
    socket.once('data', (data) => finish(data.toString().startsWith('INFO {')));
    socket.once('error', () => finish(false));
    socket.once('timeout', () => finish(false));
    socket.once('close', () => finish(false));
  });
}

/** @param {string} text */
function fingerprint(text) {
  return createHash('sha256').update(text).digest('hex');
}

/**
 * Starts the server of a data folder, or adopts the one that runs.
 * @param {{ dataDir: string, port?: number, throwAway?: boolean, environment?: NodeJS.ProcessEnv }}
 *   options `port` is wished for, 4222 by default; `throwAway` trades safety for speed
 * @returns {Promise<RunningServer>}
 * @throws {Error} with the last log lines when it does not start
 */
export async function startNats({
  dataDir,
  port = defaultPort,
  throwAway = false,
  environment = process.env,
}) {
  mkdirSync(join(dataDir, 'nats'), { recursive: true });
  const folder = realpathSync(join(dataDir, 'nats'));
  const password = loadOrCreateSecret(join(dataDir, 'nats.password'));
  const recordPath = join(folder, 'server.json');
  const configPath = join(folder, 'nats-server.conf');
  const storeDir = join(folder, 'store');
  const template = readNatsConfig();
  const render = (/** @type {number} */ onPort) =>
    renderNatsConfig(template, { port: onPort, storeDir, password, throwAway });
  const describe = (/** @type {number} */ onPort) =>
    `nats://hookline:${password}@127.0.0.1:${onPort}`;

  const record = readRecord(recordPath);
  if (record && isStillRunning(record)) {
    const current = record.config === fingerprint(render(record.port));
    if (current && (await isGreeting(record.port))) {
      const child = adoptChild(record.pid);
      return { url: describe(record.port), port: record.port, child, adopted: true, note: '' };
    }
    await stopOrThrow(record.pid);
  }
  for (const pid of findProcesses({ argument: configPath })) await stopOrThrow(pid);

  const free = !throwAway && (await isPortFree(port)) ? port : await anyFreePort();
  const config = render(free);
  if (existsSync(configPath)) rmSync(configPath);
  writeFileSync(configPath, config, { mode: 0o600 });
  const child = await startChild({
    name: 'nats',
    command: findNatsServer(environment),
    args: ['-c', configPath],
    dataDir,
  });
  const identity = identityOf(child.pid) ?? '';
  const written = { pid: child.pid, identity, port: free, config: fingerprint(config) };
  writeFileSync(recordPath, JSON.stringify(written));
  await untilReady(free, child, dataDir);
  return { url: describe(free), port: free, child, adopted: false, note: '' };
}

/** @param {number} pid */
async function stopOrThrow(pid) {
  if (!(await stopProcess(pid, stopNats))) {
    throw new Error(`An earlier NATS server (process ${pid}) does not stop: end it and try again.`);
  }
}

/**
 * @param {number} port
 * @param {import('./child.mjs').RunningChild} child
 * @param {string} dataDir
 */
async function untilReady(port, child, dataDir) {
  let ended = '';
  void child.exited.then((how) => (ended = how));
  const until = Date.now() + readyWithinMs;
  while (!ended && Date.now() < until) {
    if (await isGreeting(port)) return;
    await sleep(20);
  }
  const lines = lastLines(logPathOf(dataDir, 'nats'), child.logStart).join('\n');
  throw new Error(`NATS did not start (${ended || 'no answer in time'}):\n${lines}`);
}
