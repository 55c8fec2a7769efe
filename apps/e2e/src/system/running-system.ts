/**
 * The whole system as it is shipped: the built api with the built page, and the built worker, as
 * processes of their own, on a database, a stream namespace and a data folder nobody else has.
 */
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { streamsOf } from '@hookline/contracts';
import { jetstreamManager } from '@nats-io/jetstream';
import { ApiClient } from './api-client';
import { built, checkBuilt } from './checkout';
import { connectSender } from './connect-sender';
import { Program } from './program';
import { SystemDatabase } from './system-database';

interface SystemPlan {
  /** What OUTBOUND_ALLOW opens: `host:port` each. */
  readonly allow: readonly string[];
  /** Puts the demo into the database. */
  readonly withDemo?: boolean;
}

interface Stoppable {
  readonly stop: () => Promise<unknown>;
}

export class RunningSystem {
  private constructor(
    /** Where page and API answer, without a slash at the end. */
    readonly url: string,
    readonly natsUrl: string,
    readonly namespace: string,
    readonly database: SystemDatabase,
    private readonly dataDir: string,
    private readonly programs: readonly Program[],
    private readonly ends: Stoppable[],
  ) {}

  /** @throws Error when something is not built, the environment names no servers, or a program fails */
  static async start({ allow, withDemo = false }: SystemPlan): Promise<RunningSystem> {
    checkBuilt();
    const { DATABASE_URL: serverUrl, NATS_URL: natsUrl } = process.env;
    if (!serverUrl || !natsUrl) throw new Error('These specs need DATABASE_URL and NATS_URL.');
    const ends: Stoppable[] = [];
    try {
      const database = await SystemDatabase.create(serverUrl);
      ends.push({ stop: () => database.drop() });
      const namespace = `e${randomBytes(6).toString('hex')}`;
      ends.push({ stop: () => deleteStreams(natsUrl, namespace) });
      const dataDir = await mkdtemp(join(tmpdir(), 'hookline-e2e-'));
      ends.push({ stop: () => rm(dataDir, { recursive: true, force: true }) });
      const env = {
        PATH: process.env.PATH,
        NODE_ENV: 'production',
        DATABASE_URL: database.url,
        NATS_URL: natsUrl,
        NATS_NAMESPACE: namespace,
        HOST: '127.0.0.1',
        PORT: '0',
        WEB_ROOT: built.page,
        DATA_DIR: dataDir,
        SECRETS_KEYS: `e2e:${randomBytes(32).toString('base64')}`,
        OUTBOUND_ALLOW: allow.join(','),
        // A worker must not outlive a spec that was killed.
        SUPERVISED: 'true',
        ...(withDemo && { DEMO_ECHO_URL: `http://${allow[0] ?? '127.0.0.1:9'}` }),
      };
      await Program.start({
        name: 'migrate',
        script: built.api,
        args: ['migrate', ...(withDemo ? ['--seed'] : [])],
        env,
      }).untilDone();
      const api = Program.start({ name: 'api', script: built.api, env });
      ends.push(api);
      const { url } = await api.untilLogged('api is listening');
      const worker = Program.start({ name: 'worker', script: built.worker, env });
      ends.push(worker);
      await worker.untilLogged('ready');
      return new RunningSystem(
        String(url),
        natsUrl,
        namespace,
        database,
        dataDir,
        [api, worker],
        ends,
      );
    } catch (error) {
      await stopAll(ends);
      throw error;
    }
  }

  /** A caller without a key. */
  get api(): ApiClient {
    return new ApiClient(this.url);
  }

  /** The one-time link the owner of the machine finds in the data folder: `/setup?token=…`. */
  async readSetupLink(): Promise<string> {
    return (await readFile(join(this.dataDir, 'setup-link'), 'utf8')).trim();
  }

  /** The last lines of both programs, for a failure. */
  tailLogs(): string {
    return this.programs
      .map(({ name, lines }) => `== ${name}\n${lines.slice(-60).join('\n')}`)
      .join('\n');
  }

  async stop(): Promise<void> {
    await stopAll(this.ends);
  }
}

/** Last started, first stopped; one that fails does not keep the others running. */
async function stopAll(ends: Stoppable[]): Promise<void> {
  const failures: unknown[] = [];
  for (const end of ends.splice(0).reverse()) {
    await end.stop().catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw new AggregateError(failures, 'The system did not stop cleanly.');
}

async function deleteStreams(natsUrl: string, namespace: string): Promise<void> {
  const connection = await connectSender(natsUrl);
  try {
    const manager = await jetstreamManager(connection);
    const ours = new Set<string>(Object.values(streamsOf(namespace)));
    for await (const name of manager.streams.names()) {
      if (ours.has(name)) await manager.streams.delete(name);
    }
  } finally {
    await connection.close();
  }
}
