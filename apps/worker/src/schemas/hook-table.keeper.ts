/** Keeps the hook table fresh: read whole at boot and after each change that concerns it. */
import type { PgHookTable } from '@hookline/database/runtime';
import type { ConfigChanges } from '@hookline/messaging';
import type { Logger } from 'pino';
import { ConfigFollower } from '../config/config-follower';
import type { DomainVariablesKeeper } from '../variables/domain-variables.keeper';
import { HookTable } from './hook-table';
import { readHookTable } from './hook-table.reader';
import type { ProgramCache } from './program-cache';

const kinds: ReadonlySet<string> = new Set(['queue', 'hook', 'flow-schema', 'domain']);

/** Clocks of two machines that are kept right differ by less. */
const mostClockSkewMs = 5_000;

export class HookTableKeeper {
  #table: HookTable;
  /** When the reading of the table began; ms since 1970. */
  #readAt = 0;
  readonly #follower: ConfigFollower;

  constructor(
    rows: PgHookTable,
    programs: ProgramCache,
    variables: DomainVariablesKeeper,
    changes: ConfigChanges,
    log: Logger,
  ) {
    this.#table = new HookTable({ domains: new Map(), queues: new Map(), hooks: [], variables });
    const read = async (): Promise<void> => {
      const readAt = Date.now();
      this.#table = await readHookTable(rows, programs, variables);
      this.#readAt = readAt;
    };
    this.#follower = new ConfigFollower({ name: 'hook table', kinds, read }, changes, log);
  }

  /** The table as of the last reading. */
  get table(): HookTable {
    return this.#table;
  }

  /** The table surely has what was there at this instant of another machine's clock. */
  knows(instant: Date): boolean {
    return this.#readAt > instant.getTime() + mostClockSkewMs;
  }

  /** Resolves when the table has all that is there now; or when it stops. */
  readAnew(domainId: string): Promise<void> {
    return this.#follower.readAnew(domainId);
  }

  start(): Promise<void> {
    return this.#follower.start();
  }

  stop(): void {
    this.#follower.stop();
  }
}
