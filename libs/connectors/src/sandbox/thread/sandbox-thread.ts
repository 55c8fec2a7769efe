/**
 * The thread itself: one job at a time, plain data in and out. Everything that reads what nobody
 * has to trust is imported here and nowhere in the process around it.
 */
import { parentPort } from 'node:worker_threads';
import { readyMessage, type SandboxJob } from '../sandbox-job';
import { doJob } from './do-job';

parentPort?.on('message', (job: SandboxJob) => {
  parentPort?.postMessage(doJob(job));
});
parentPort?.postMessage(readyMessage);
