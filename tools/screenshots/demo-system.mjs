// @ts-check
// The built system with its demo, on the servers of the environment.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applicationEnvironment } from '../launcher/application-environment.mjs';
import { startApplications, startEchoService } from '../launcher/applications.mjs';
import { applications, root } from '../launcher/checkout.mjs';
import { runNode } from '../launcher/command.mjs';
import { claimInstance } from '../launcher/instance.mjs';
import { anyFreePort } from '../launcher/ports.mjs';
import { ensureSecretKeys } from '../launcher/secret-keys.mjs';
import { Shutdown } from '../launcher/shutdown.mjs';

/**
 * @typedef {object} DemoSystem
 * @property {string} url
 * @property {string} setupPath the one-time link, from its slash on
 * @property {string} echoUrl a service that answers whatever it is sent
 * @property {() => Promise<void>} stop
 */

/**
 * @param {{ signal: AbortSignal, hurry: AbortSignal }} requests
 * @returns {Promise<DemoSystem>}
 * @throws {Error} when the environment names no servers or a program does not start
 */
export async function startDemoSystem({ signal, hurry }) {
  const { DATABASE_URL: databaseUrl, NATS_URL: natsUrl } = process.env;
  if (!databaseUrl || !natsUrl) throw new Error('The pictures need DATABASE_URL and NATS_URL.');
  const dataDir = mkdtempSync(join(tmpdir(), 'hookline-pictures-'));
  const claimed = await claimInstance(dataDir, 'start');
  if (!('mine' in claimed)) throw new Error(`${dataDir} is in use.`);
  const shutdown = new Shutdown();
  const stop = async () => {
    await shutdown.run(hurry);
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    ensureSecretKeys(dataDir, process.env);
    const [port, echoPort] = [await anyFreePort(), await anyFreePort()];
    const env = applicationEnvironment(process.env, {
      ...{ dataDir, databaseUrl, natsUrl, port, echoPort },
      nodeEnv: 'production',
    });
    const plan = { dataDir, signal, shutdown, instance: claimed.mine, notice: console.error };
    const args = ['--enable-source-maps', join(root, applications.api), 'migrate', '--seed'];
    await runNode(args, { name: 'The migration', env, signal });
    await startEchoService(echoPort, env, plan);
    await startApplications(env, port, plan);
    const setupPath = readFileSync(join(dataDir, 'setup-link'), 'utf8').trim();
    const urlOf = (/** @type {number} */ at) => `http://127.0.0.1:${at}`;
    return { url: urlOf(port), setupPath, echoUrl: urlOf(echoPort), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
