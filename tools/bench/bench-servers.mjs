// @ts-check
// The bench's own PostgreSQL and NATS, as `npm start` runs them: full durability, with
// `sync_interval: always`. Gone afterwards.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startNats } from '../launcher/nats.mjs';
import { startPostgres } from '../launcher/postgres.mjs';
import { stopNats, stopPostgres, stopProcess } from '../launcher/stop-process.mjs';
import { anyFreePort } from '../launcher/ports.mjs';

export async function startBenchServers() {
  const parent = process.getuid?.() === 0 ? '/var/tmp' : tmpdir();
  const dataDir = mkdtempSync(join(parent, 'hookline-bench-'));
  chmodSync(dataDir, 0o755);
  const postgres = await startPostgres({ dataDir, port: await anyFreePort() });
  const nats = await startNats({ dataDir, port: await anyFreePort() });
  return {
    dataDir,
    databaseUrl: postgres.url,
    natsUrl: nats.url,
    pids: { postgres: postgres.child.pid, nats: nats.child.pid },
    stop: async () => {
      await stopProcess(nats.child.pid, stopNats);
      await stopProcess(postgres.child.pid, stopPostgres);
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
