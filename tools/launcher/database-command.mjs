// @ts-check
// Runs one command of the api on the database of DATABASE_URL or on the embedded one, which it
// starts for that time unless it runs already.
import { join } from 'node:path';
import { applicationEnvironment } from './application-environment.mjs';
import { buildStale } from './build.mjs';
import { applications, dataDirOf, root } from './checkout.mjs';
import { runNode } from './command.mjs';
import { claimInstance } from './instance.mjs';
import { maskUrl } from './local-servers.mjs';
import { startNats } from './nats.mjs';
import { startPostgres } from './postgres.mjs';
import { loadSettingsFile } from './settings-file.mjs';
import { Shutdown } from './shutdown.mjs';
import { runStage } from './stages.mjs';
import { stopNats, stopPostgres, stopProcess } from './stop-process.mjs';
import { watchStopRequests } from './stop-request.mjs';

/**
 * @typedef {object} DatabaseCommand
 * @property {string} stage its name on the terminal
 * @property {string[]} args command of the api and its arguments
 * @property {string} name how a failure is announced
 * @property {string} whileStarting what is said when Hookline is just starting; nothing is done then
 * @property {(output: string) => void} [onDone] gets the command's standard output
 */

/**
 * @param {DatabaseCommand} command
 * @returns {Promise<number>} the exit code
 */
export async function runDatabaseCommand({ stage, args, name, whileStarting, onDone }) {
  loadSettingsFile();
  const environment = process.env;
  const dataDir = dataDirOf(environment);
  const requests = watchStopRequests();
  const shutdown = new Shutdown();
  const signal = requests.asked;
  const isLocal = !environment.DATABASE_URL || !environment.NATS_URL;
  const claimed = isLocal ? await claimInstance(dataDir, 'migrate') : null;
  if (claimed && 'other' in claimed && !claimed.other.url) {
    console.log(`Hookline is starting (process ${claimed.other.pid})${whileStarting}`);
    return 0;
  }
  try {
    await runStage('Build', signal, async () => {
      const built = await buildStale({ signal, names: ['api'] });
      return { detail: built.length > 0 ? built.join(', ') : 'nothing to do', value: null };
    });
    const output = await runStage(stage, signal, async () => {
      const servers = await provideServers({ environment, dataDir, shutdown });
      const value = await runNode(['--enable-source-maps', join(root, applications.api), ...args], {
        name,
        env: applicationEnvironment(environment, {
          ...{ ...servers, dataDir, port: 3000, echoPort: null },
          nodeEnv: 'production',
        }),
        signal,
      });
      return { detail: maskUrl(servers.databaseUrl), value };
    });
    onDone?.(output);
    return 0;
  } finally {
    await shutdown.run(requests.hurry);
    if (claimed && 'mine' in claimed) claimed.mine.release();
  }
}

/**
 * The servers' addresses. What ran already belongs to somebody else and goes on running.
 * @param {{ environment: NodeJS.ProcessEnv, dataDir: string, shutdown: Shutdown }} plan
 * @returns {Promise<{ databaseUrl: string, natsUrl: string }>}
 */
async function provideServers({ environment, dataDir, shutdown }) {
  const { DATABASE_URL: databaseUrl, NATS_URL: natsUrl } = environment;
  const provide = async (
    /** @type {string | undefined} */ given,
    /** @type {'postgres' | 'nats'} */ phase,
  ) => {
    if (given) return given;
    const isPostgres = phase === 'postgres';
    const server = await (isPostgres ? startPostgres({ dataDir }) : startNats({ dataDir }));
    if (!server.adopted) {
      const steps = isPostgres ? stopPostgres : stopNats;
      shutdown.add(phase, async (hurry) => {
        await stopProcess(server.child.pid, steps, { hurry });
      });
    }
    return server.url;
  };
  return {
    databaseUrl: await provide(databaseUrl, 'postgres'),
    natsUrl: await provide(natsUrl, 'nats'),
  };
}
