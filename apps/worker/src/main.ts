/** Starts a worker process; all it needs comes from the environment (`.env.example`). */
import { readConfig } from '@hookline/config';
import { processMicros } from '@hookline/connectors';
import { readProcessorTimeBy } from '@hookline/engine';
import { pino } from 'pino';
import { stopOnRequest } from './stop-on-request';
import { startWorker } from './worker';
import { workerSettingsOf } from './worker-settings';

const config = readConfig();
readProcessorTimeBy(processMicros);
const log = pino({ level: config.log.level, base: { app: 'worker' } });

try {
  const starting = startWorker(workerSettingsOf(config), log);
  stopOnRequest({ starting, supervised: config.server.supervised, host: process, log });
  await starting;
  log.info('ready');
} catch (error) {
  log.fatal({ err: error }, 'worker cannot start');
  // Whatever was opened before the failure would keep a dead worker alive.
  process.exit(1);
}
