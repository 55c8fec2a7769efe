// @ts-check
// `npm start`: everything Hookline needs, on this machine, with one command.
//
//   node tools/launcher/start.mjs [--no-demo]
//
// 1. Stages run one after another; each prints one line. A failing one stops what was started and
//    shows the end of the log in question.
// 2. One instance per data folder. A second start says where the first one answers and ends well.
// 3. Children run in process groups of their own. Ctrl-C, SIGTERM, SIGHUP or the death of the
//    parent stop them in order; whatever ends unasked is started again.
// 4. Killed with -9 it can stop nothing: the applications notice and end by themselves, the next
//    start adopts or replaces the servers.
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { applicationEnvironment } from './application-environment.mjs';
import { startApplications, startEchoService } from './applications.mjs';
import { buildStale } from './build.mjs';
import { applications, dataDirOf, root } from './checkout.mjs';
import { runNode } from './command.mjs';
import { errorText } from './error-code.mjs';
import { claimInstance } from './instance.mjs';
import { provideNats, providePostgres } from './local-servers.mjs';
import { choosePort, parsePort } from './ports.mjs';
import { ensureSecretKeys } from './secret-keys.mjs';
import { loadSettingsFile } from './settings-file.mjs';
import { Shutdown } from './shutdown.mjs';
import { pageUrl, signInLine } from './sign-in.mjs';
import { formatDuration, runStage } from './stages.mjs';
import { stopApplication, stopProcess } from './stop-process.mjs';
import { watchStopRequests } from './stop-request.mjs';

const defaultPort = 3000;
const defaultEchoPort = 3999;

const startedAt = performance.now();
const requests = watchStopRequests();
loadSettingsFile();
const environment = process.env;
const dataDir = dataDirOf(environment);
const withDemo = !process.argv.includes('--no-demo');
const shutdown = new Shutdown();
let isUp = false;

/**
 * A child that fails while starting fails its stage; from then on its ends are news.
 * @param {string} sentence
 */
function notice(sentence) {
  if (isUp) console.log(sentence);
}

/**
 * The data folder for us, or null when another start has it. A migration holds it for moments only.
 * @returns {Promise<import('./instance.mjs').Instance | null>}
 */
async function claim() {
  for (let told = false; ; told = true) {
    const claimed = await claimInstance(dataDir, 'start');
    if ('mine' in claimed) return claimed.mine;
    const { other } = claimed;
    if (other.command !== 'migrate') {
      const where = other.url ? signInLine(other.url, dataDir) : 'It is still starting.';
      console.log(`Hookline runs already (process ${other.pid}, ${other.command}). ${where}`);
      return null;
    }
    if (!told) console.log(`A migration is under way (process ${other.pid}): waiting for it.`);
    requests.asked.throwIfAborted();
    await sleep(250);
  }
}

/** @param {import('./instance.mjs').Instance} instance */
async function bringUp(instance) {
  const signal = requests.asked;
  const wishedPort = parsePort(environment.PORT, defaultPort);
  const plan = { dataDir, environment, signal, shutdown, instance, notice };

  if (instance.orphans.length > 0) {
    await runStage('Clean up', signal, async () => {
      await Promise.all(instance.orphans.map(({ pid }) => stopProcess(pid, stopApplication)));
      return { detail: 'an earlier start was killed', value: null };
    });
  }
  ensureSecretKeys(dataDir, environment);
  const databaseUrl = await providePostgres(plan);
  const natsUrl = await provideNats(plan);

  await runStage('Build', signal, async () => {
    const built = await buildStale({ signal });
    return { detail: built.length > 0 ? built.join(', ') : 'nothing to do', value: null };
  });

  const port = await choosePort(wishedPort);
  const echoPort = withDemo ? await choosePort(defaultEchoPort) : null;
  const env = applicationEnvironment(environment, {
    ...{ dataDir, databaseUrl, natsUrl, port, echoPort },
    nodeEnv: 'production',
  });

  await runStage('Database', signal, async () => {
    const args = ['--enable-source-maps', join(root, applications.api), 'migrate'];
    await runNode([...args, ...(withDemo ? ['--seed'] : [])], {
      name: 'The migration',
      env,
      signal,
    });
    return { detail: withDemo ? 'migrated, demo in place' : 'migrated', value: null };
  });

  if (echoPort !== null) {
    await runStage('Echo', signal, async () => {
      await startEchoService(echoPort, environment, plan);
      return { detail: `127.0.0.1:${echoPort}, a target for the demo`, value: null };
    });
  }
  await runStage('Hookline', signal, async () => {
    await startApplications(env, port, plan);
    const moved = port === wishedPort ? '' : `, as port ${wishedPort} is taken`;
    return { detail: `api and worker, port ${port}${moved}`, value: null };
  });
  return pageUrl(environment, port);
}

/** @returns {Promise<number>} the exit code */
async function main() {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const instance = await claim();
  if (!instance) return 0;
  console.log(`Hookline ${version}, data in ${relative(process.cwd(), dataDir) || dataDir}`);
  let exitCode = 0;
  try {
    const url = await bringUp(instance);
    isUp = true;
    instance.announce(url);
    console.log(`\nReady in ${formatDuration(performance.now() - startedAt)}. Ctrl-C stops it.`);
    console.log(`\n  ${signInLine(url, dataDir)}\n`);
    await new Promise((asked) => {
      // Asked to stop between the last stage and here: the event will not come again.
      if (requests.asked.aborted) asked(null);
      requests.asked.addEventListener('abort', asked);
    });
  } catch (error) {
    if (!requests.asked.aborted) {
      exitCode = 1;
      console.error(`\n${errorText(error)}\n`);
    }
  }
  isUp = false;
  const why = requests.reason();
  console.log(why ? `Stopping (${why}) …` : 'Stopping …');
  await shutdown.run(requests.hurry);
  instance.release();
  console.log('Stopped.');
  return exitCode;
}

try {
  process.exit(await main());
} catch (error) {
  console.error(errorText(error));
  process.exit(1);
}
