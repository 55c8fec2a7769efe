// @ts-check
// `npm run migrate`: brings the database up to date, that of DATABASE_URL or the embedded one.
//
//   node tools/launcher/migrate.mjs [arguments of the api's migrate command]
import { join } from 'node:path';
import { applicationEnvironment } from './application-environment.mjs';
import { buildStale } from './build.mjs';
import { applications, dataDirOf, root } from './checkout.mjs';
import { runNode } from './command.mjs';
import { errorText } from './error-code.mjs';
import { claimInstance } from './instance.mjs';
import { maskUrl } from './local-servers.mjs';
import { startNats } from './nats.mjs';
import { startPostgres } from './postgres.mjs';
import { loadSettingsFile } from './settings-file.mjs';
import { Shutdown } from './shutdown.mjs';
import { runStage } from './stages.mjs';
import { stopNats, stopPostgres, stopProcess } from './stop-process.mjs';
import { watchStopRequests } from './stop-request.mjs';

loadSettingsFile();
const environment = process.env;
const dataDir = dataDirOf(environment);
const requests = watchStopRequests();
const shutdown = new Shutdown();

/**
 * The servers' addresses. What ran already belongs to somebody else and goes on running.
 * @returns {Promise<{ databaseUrl: string, natsUrl: string }>}
 */
async function provideServers() {
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

/** @returns {Promise<number>} the exit code */
async function main() {
  const signal = requests.asked;
  const isLocal = !environment.DATABASE_URL || !environment.NATS_URL;
  const claimed = isLocal ? await claimInstance(dataDir, 'migrate') : null;
  if (claimed && 'other' in claimed && !claimed.other.url) {
    console.log(`Hookline is starting (process ${claimed.other.pid}) and migrates by itself.`);
    return 0;
  }
  try {
    await runStage('Build', signal, async () => {
      const built = await buildStale({ signal, names: ['api'] });
      return { detail: built.length > 0 ? built.join(', ') : 'nothing to do', value: null };
    });
    await runStage('Migrate', signal, async () => {
      const servers = await provideServers();
      const args = process.argv.slice(2);
      const api = join(root, applications.api);
      await runNode(['--enable-source-maps', api, 'migrate', ...args], {
        name: 'The migration',
        env: applicationEnvironment(environment, {
          ...{ ...servers, dataDir, port: 3000, echoPort: null },
          nodeEnv: 'production',
        }),
        signal,
      });
      return { detail: maskUrl(servers.databaseUrl), value: null };
    });
    return 0;
  } finally {
    await shutdown.run(requests.hurry);
    if (claimed && 'mine' in claimed) claimed.mine.release();
  }
}

try {
  process.exit(await main());
} catch (error) {
  console.error(errorText(error));
  process.exit(1);
}
