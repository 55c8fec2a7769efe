/**
 * The thread itself: one job at a time, plain data in and out. Everything that reads what nobody
 * has to trust is imported here and nowhere in the process around it.
 */
import { parentPort } from 'node:worker_threads';
import { readyMessage, type SandboxJob } from '../sandbox-job';
import { doJob } from './do-job';

parentPort?.on('message', (job: SandboxJob) => {
  // A rejection is a bug of ours: unhandled, it ends the thread, and the host sees that.
  void doJob(job).then((answer) => parentPort?.postMessage(answer));
});
parentPort?.postMessage(readyMessage);
