import { hostname } from 'node:os';
import type { Config } from '@hookline/config';
import {
  Inject,
  Injectable,
  Module,
  type DynamicModule,
  type OnApplicationShutdown,
} from '@nestjs/common';
import type { Logger } from 'pino';
import { startWorker, type RunningWorker } from './worker';

/** Built beside the application (`vite.config.ts`). */
const sandboxThread = new URL('./sandbox-thread.js', import.meta.url);

const RUNNING_WORKER = Symbol('running worker');

/** Ties the worker to the life of the Nest application: started with it, stopped with it. */
@Injectable()
export class WorkerLifecycle implements OnApplicationShutdown {
  constructor(@Inject(RUNNING_WORKER) private readonly worker: RunningWorker) {}

  async onApplicationShutdown(): Promise<void> {
    await this.worker.stop();
  }
}

@Module({})
export class WorkerModule {
  static of(config: Config, log: Logger): DynamicModule {
    return {
      module: WorkerModule,
      providers: [
        WorkerLifecycle,
        {
          provide: RUNNING_WORKER,
          useFactory: (): Promise<RunningWorker> =>
            startWorker(
              {
                databaseUrl: config.database.url,
                databaseConnections: config.database.maxConnections,
                natsUrl: config.nats.url,
                name: `hookline-worker-${hostname()}-${process.pid}`,
                ...config.worker,
                outboundAllow: config.outbound.allow.join(','),
                secretKeys: config.secrets.keys,
                sandboxThread,
                healthPort: config.worker.healthPort,
                namespace: config.nats.namespace,
                replicas: config.nats.replicas,
              },
              log,
            ),
        },
      ],
    };
  }
}
