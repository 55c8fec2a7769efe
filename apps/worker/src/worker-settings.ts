import { hostname } from 'node:os';
import { listenUrl, type Config } from '@hookline/config';
import type { WorkerSettings } from './worker';

/** Built beside the application (`vite.config.ts`). */
const sandboxThread = new URL('./sandbox-thread.js', import.meta.url);

/** What this process is to do, from the configuration all processes share. */
export function workerSettingsOf(config: Config): WorkerSettings {
  return {
    databaseUrl: config.database.url,
    databaseConnections: config.database.maxConnections,
    natsUrl: config.nats.url,
    apiUrl: listenUrl(config.server),
    name: `hookline-worker-${hostname()}-${process.pid}`,
    ...config.worker,
    retentionDays: config.retention.days,
    outboundAllow: config.outbound.allow.join(','),
    secretKeys: config.secrets.keys,
    sandboxThread,
    healthPort: config.worker.healthPort,
    namespace: config.nats.namespace,
    replicas: config.nats.replicas,
  };
}
