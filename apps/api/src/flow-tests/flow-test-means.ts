import { SandboxPool, ThreadedDocumentPort, ThreadedScriptPort } from '@hookline/connectors';
import {
  createRuntimePool,
  PgAgentPort,
  PgCachePort,
  PgCalendarPort,
  PgDomainVariables,
  PgListPort,
  PgQueuePort,
  PgRecordedAnswers,
  PgSurroundings,
  PgTaskPort,
  type SecretBox,
} from '@hookline/database';
import type { RuntimePorts } from '@hookline/engine';
import type { OnApplicationShutdown } from '@nestjs/common';
import { unreachablePorts } from './unreachable-ports';

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
  readonly ports: RuntimePorts;
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
      ...unreachablePorts,
      lists: new PgListPort(pool),
      calendars: new PgCalendarPort(pool),
      cache: new PgCachePort(pool),
      tasks: new PgTaskPort(pool),
      queues: new PgQueuePort(pool),
      agents: new PgAgentPort(pool),
      documents: new ThreadedDocumentPort(sandbox),
      scripts: new ThreadedScriptPort(sandbox),
    };
    this.surroundings = new PgSurroundings(pool, new PgDomainVariables(pool, secrets));
    this.recorded = new PgRecordedAnswers(pool);
    this.#close = () => Promise.all([sandbox.close(), pool.end()]);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#close();
  }
}
