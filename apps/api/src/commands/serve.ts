import type { Config } from '@hookline/config';
import { processMicros } from '@hookline/connectors';
import { readProcessorTimeBy } from '@hookline/engine';
import { PinoLogger } from 'nestjs-pino';
import { createApiApp } from '../create-api-app';
import { whenParentEnds } from './when-parent-ends';

const longestStopMs = 10_000;

/** Built beside the application. */
const sandboxThread = new URL('./sandbox-thread.js', import.meta.url);

/** Answers requests until SIGTERM or SIGINT, or until the supervisor is gone. */
export async function serve(config: Config): Promise<void> {
  readProcessorTimeBy(processMicros);
  const app = await createApiApp({ ...config, sandboxThread });
  const log = await app.resolve(PinoLogger);
  log.setContext('api');
  const { host, port, supervised } = config.server;
  await app.listen(port, host);
  log.info({ url: await app.getUrl() }, 'api is listening');

  let isStopping = false;
  const stop = (reason: string): void => {
    if (isStopping) return;
    isStopping = true;
    log.info({ reason }, 'api is stopping');
    // Open streams and slow answers do not hold the process up for longer.
    setTimeout(() => process.exit(1), longestStopMs).unref();
    app.close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'stopping failed');
        process.exit(1);
      },
    );
  };
  process.once('SIGTERM', () => stop('SIGTERM'));
  process.once('SIGINT', () => stop('SIGINT'));
  if (supervised) whenParentEnds(() => stop('the supervisor is gone'));
}
