// @ts-check
import { startDurableServers } from './durable-servers.mjs';

/** The bench's own PostgreSQL and NATS, with the process ids whose CPU is measured. */
export async function startBenchServers() {
  const { dataDir, postgres, nats, stop } = await startDurableServers('bench');
  return {
    dataDir,
    databaseUrl: postgres.url,
    natsUrl: nats.url,
    pids: { postgres: postgres.pid(), nats: nats.pid() },
    stop,
  };
}
