// @ts-check
// Starts the built applications and the demo's echo service, and keeps them running.
import { join } from 'node:path';
import { applications, nodeFlags, root } from './checkout.mjs';
import { startChild } from './child.mjs';
import { untilHttpReady, untilListening, untilSettled } from './child-ready.mjs';
import { keepRunning } from './keep-running.mjs';
import { reachableHost } from './sign-in.mjs';
import { stopApplication } from './stop-process.mjs';

/**
 * @typedef {object} ApplicationsPlan
 * @property {string} dataDir
 * @property {AbortSignal} signal
 * @property {import('./shutdown.mjs').Shutdown} shutdown
 * @property {import('./instance.mjs').Instance} instance
 * @property {(sentence: string) => void} notice
 */

/**
 * Starts a Node program, writes it down in the instance and keeps it running.
 * @param {string} name
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {ApplicationsPlan} plan
 */
async function startKept(name, args, env, { dataDir, shutdown, instance, notice }) {
  const start = async () => {
    const child = await startChild({
      name,
      command: process.execPath,
      args,
      env,
      cwd: root,
      dataDir,
    });
    instance.rememberChild(name, child.pid);
    return child;
  };
  const child = await start();
  const log = `See ${join(dataDir, 'logs', `${name}.log`)}`;
  const kept = keepRunning({
    name,
    first: child,
    restart: start,
    stopSteps: stopApplication,
    notice: (sentence) => notice(`${sentence} ${log}`),
  });
  shutdown.add('applications', kept.stop);
  return { child, kept };
}

/**
 * Starts the api or the worker.
 * @param {'api' | 'worker'} name
 * @param {NodeJS.ProcessEnv} env
 * @param {ApplicationsPlan} plan
 */
export function startApplication(name, env, plan) {
  return startKept(name, [...nodeFlags[name], join(root, applications[name])], env, plan);
}

/**
 * Starts the echo service and waits until it listens.
 * @param {number} port
 * @param {NodeJS.ProcessEnv} env
 * @param {ApplicationsPlan} plan
 */
export async function startEchoService(port, env, plan) {
  const script = join(root, 'tools/launcher/echo-service.mjs');
  const { child } = await startKept('echo', [script, '--port', String(port)], env, plan);
  await untilListening({ name: 'echo', child, ...plan }, port);
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {number} port
 */
export function healthUrl(env, port) {
  return `http://${reachableHost(env.HOST, '127.0.0.1')}:${port}/api/health/ready`;
}

/**
 * Starts the api, then the worker, and waits until each works. One after the other: the api creates
 * the streams (reliability.md 3), and on an empty NATS two processes that create the same ones at
 * once would reserve their space twice.
 * @param {NodeJS.ProcessEnv} env
 * @param {number} port
 * @param {ApplicationsPlan} plan
 */
export async function startApplications(env, port, plan) {
  const api = await startApplication('api', env, plan);
  await untilHttpReady({ name: 'api', child: api.child, ...plan }, healthUrl(env, port));
  const worker = await startApplication('worker', env, plan);
  await untilSettled({ name: 'worker', child: worker.child, ...plan });
  return { api: api.kept, worker: worker.kept };
}
