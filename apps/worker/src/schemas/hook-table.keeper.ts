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

export class HookTableKeeper {
  #table: HookTable;
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
      this.#table = await readHookTable(rows, programs, variables);
    };
    this.#follower = new ConfigFollower({ name: 'hook table', kinds, read }, changes, log);
  }

  /** The table as of the last reading. */
  get table(): HookTable {
    return this.#table;
  }

  start(): Promise<void> {
    return this.#follower.start();
  }

  stop(): void {
    this.#follower.stop();
  }
}
