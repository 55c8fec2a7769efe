// @ts-check
// `npm run dev`: Hookline for its developers, on the same servers and data as `npm start`.
//
// 1. Vite rebuilds api and worker on each change; a good build restarts the process.
// 2. The page comes from Vite's own server with hot reload; it passes /api on to the api.
// 3. Migrations run at the start and again after each build of the api.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build, createServer } from 'vite';
import { applicationEnvironment } from './application-environment.mjs';
import { healthUrl, startApplications, startEchoService } from './applications.mjs';
import { applications, dataDirOf, root } from './checkout.mjs';
import { runNode } from './command.mjs';
import { errorText } from './error-code.mjs';
import { claimInstance } from './instance.mjs';
import { provideNats, providePostgres } from './local-servers.mjs';
import { choosePort, parsePort } from './ports.mjs';
import { ensureSecretKeys } from './secret-keys.mjs';
import { loadSettingsFile } from './settings-file.mjs';
import { Shutdown } from './shutdown.mjs';
import { signInLine } from './sign-in.mjs';
import { runStage } from './stages.mjs';
import { watchStopRequests } from './stop-request.mjs';

loadSettingsFile();
const environment = process.env;
const dataDir = dataDirOf(environment);
const requests = watchStopRequests();
const shutdown = new Shutdown();
const signal = requests.asked;
const notice = (/** @type {string} */ sentence) => console.log(sentence);

/**
 * Builds an application now and after each change.
 * @param {'api' | 'worker'} name
 * @param {() => void} onRebuilt called after each good build but the first
 * @returns {Promise<void>} settles with the first good build
 */
async function watchBuild(name, onRebuilt) {
  const folder = join(root, 'apps', name);
  // The configuration files name their entry relative to their folder.
  const watcher = await build({ root: folder, logLevel: 'warn', build: { watch: {} } });
  if (!('on' in watcher)) throw new Error(`Vite does not watch ${name}.`);
  shutdown.add('applications', async () => {
    await watcher.close();
  });
  await new Promise((built) => {
    let first = true;
    let failed = false;
    watcher.on('event', (event) => {
      if (event.code === 'START') failed = false;
      if (event.code === 'ERROR') {
        failed = true;
        notice(`${name} does not build: ${event.error.message}`);
      }
      if (event.code === 'BUNDLE_END') void event.result.close();
      // END comes after an error as well, with the output of an earlier build still in place.
      if (event.code !== 'END' || failed || !existsSync(join(root, applications[name]))) return;
      if (first) built(null);
      else onRebuilt();
      first = false;
    });
  });
}

/** @param {import('./instance.mjs').Instance} instance */
async function bringUp(instance) {
  const plan = { dataDir, environment, signal, shutdown, instance, notice };
  ensureSecretKeys(dataDir, environment);
  const databaseUrl = await providePostgres(plan);
  const natsUrl = await provideNats(plan);
  const port = await choosePort(parsePort(environment.PORT, 3000));
  const echoPort = await choosePort(3999);
  const env = applicationEnvironment(environment, {
    ...{ dataDir, databaseUrl, natsUrl, port, echoPort },
    nodeEnv: 'development',
  });
  const migrate = () =>
    runNode(['--enable-source-maps', join(root, applications.api), 'migrate', '--seed'], {
      name: 'The migration',
      env,
      signal,
    });

  /** @type {Partial<Record<'api' | 'worker', () => void>>} */
  const restarts = {};
  const onRebuilt = (/** @type {'api' | 'worker'} */ name) => async () => {
    try {
      if (name === 'api') await migrate();
      restarts[name]?.();
      notice(`${name} restarted.`);
    } catch (error) {
      notice(errorText(error));
    }
  };
  await runStage('Build', signal, async () => {
    await Promise.all([
      watchBuild('api', onRebuilt('api')),
      watchBuild('worker', onRebuilt('worker')),
    ]);
    return { detail: 'api and worker, watching for changes', value: null };
  });
  await runStage('Database', signal, async () => {
    await migrate();
    return { detail: 'migrated, demo in place', value: null };
  });
  await runStage('Hookline', signal, async () => {
    await startEchoService(echoPort, environment, plan);
    const started = await startApplications(env, port, plan);
    restarts.api = started.api.bounce;
    restarts.worker = started.worker.bounce;
    return { detail: `api and worker, port ${port}`, value: null };
  });
  return runStage('Page', signal, async () => {
    const server = await createServer({
      root: join(root, 'apps/editor'),
      server: {
        port: await choosePort(5173),
        proxy: { '/api': { target: new URL(healthUrl(env, port)).origin, changeOrigin: false } },
      },
    });
    await server.listen();
    shutdown.add('applications', () => server.close());
    const { port: pagePort } = server.config.server;
    return { detail: 'with hot reload', value: `http://localhost:${pagePort}` };
  });
}

/** @returns {Promise<number>} the exit code */
async function main() {
  const claimed = await claimInstance(dataDir, 'dev');
  if ('other' in claimed) {
    const { pid, command } = claimed.other;
    console.error(`Hookline runs already (process ${pid}, ${command}): stop it first.`);
    return 1;
  }
  let exitCode = 0;
  try {
    const url = await bringUp(claimed.mine);
    claimed.mine.announce(url);
    console.log(`\n  ${signInLine(url, dataDir)}\n`);
    await new Promise((asked) => {
      if (signal.aborted) asked(null);
      signal.addEventListener('abort', asked);
    });
  } catch (error) {
    if (!signal.aborted) {
      exitCode = 1;
      console.error(`\n${errorText(error)}\n`);
    }
  }
  console.log('Stopping …');
  await shutdown.run(requests.hurry);
  claimed.mine.release();
  return exitCode;
}

try {
  process.exit(await main());
} catch (error) {
  console.error(errorText(error));
  process.exit(1);
}
