import { SandboxPool, ThreadedDocumentPort, ThreadedScriptPort } from '@hookline/connectors';
import {
  createRuntimePool,
  PgAgentPort,
  PgCalendarPort,
  PgDomainVariables,
  PgQueuePort,
  PgRecordedAnswers,
  PgStoredData,
  PgSurroundings,
  type SecretBox,
} from '@hookline/database';
import type { ReadPorts } from '@hookline/engine';
import type { OnApplicationShutdown } from '@nestjs/common';

export interface FlowTestMeansSettings {
  readonly databaseUrl: string;
  /** The built thread for scripts and XML; starts at its first use. */
  readonly sandboxThread: URL;
  readonly onDatabaseLost: (error: Error) => void;
}

/** A question of a test that takes longer would outlast the test. */
const statementTimeoutMs = 5_000;

/** What tests ask for real: our own tables, over connections that cannot write, and the sandbox. */
export class FlowTestMeans implements OnApplicationShutdown {
  /** What no test changes, and agents and queues beneath its changes. */
  readonly ports: Omit<ReadPorts, 'cache' | 'lists' | 'tasks'>;
  /** Our tables beneath its changes. */
  readonly stored: PgStoredData;
  /** A key for secrets is set. */
  readonly canSeal: boolean;
  readonly surroundings: PgSurroundings;
  readonly recorded: PgRecordedAnswers;
  readonly #close: () => Promise<unknown>;

  constructor(settings: FlowTestMeansSettings, secrets: SecretBox) {
    const pool = createRuntimePool(
      {
        url: settings.databaseUrl,
        name: 'hookline api tests',
        maxConnections: 2,
        readOnly: true,
        statementTimeoutMs,
      },
      settings.onDatabaseLost,
    );
    const sandbox = new SandboxPool({ threadFile: settings.sandboxThread });
    this.ports = {
      calendars: new PgCalendarPort(pool),
      queues: new PgQueuePort(pool),
      agents: new PgAgentPort(pool),
      documents: new ThreadedDocumentPort(sandbox),
      scripts: new ThreadedScriptPort(sandbox),
    };
    this.stored = new PgStoredData(pool);
    this.canSeal = secrets.canSeal;
    this.surroundings = new PgSurroundings(pool, new PgDomainVariables(pool, secrets));
    this.recorded = new PgRecordedAnswers(pool);
    this.#close = () => Promise.all([sandbox.close(), pool.end()]);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#close();
  }
}
