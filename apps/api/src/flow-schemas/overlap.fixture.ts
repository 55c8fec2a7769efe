import { ConfigTransactions, type RecordConfigChange } from '@hookline/database';
import type { DataSource, EntityManager } from 'typeorm';

/** Work of a store, on the transactions it is given. */
export type Change = (config: ConfigTransactions) => Promise<unknown>;

/** Transactions that record their change and then stay open until they are let go. */
class OpenTransactions extends ConfigTransactions {
  /** Resolved as soon as one has done its work. */
  readonly reached: Promise<void>;
  letGo: () => void = () => undefined;
  #reach: () => void = () => undefined;
  readonly #gone: Promise<void>;

  constructor(dataSource: DataSource) {
    super(dataSource);
    this.reached = new Promise((resolve) => (this.#reach = resolve));
    this.#gone = new Promise((resolve) => (this.letGo = resolve));
  }

  override run<T>(
    work: (manager: EntityManager, recordChange: RecordConfigChange) => Promise<T>,
  ): Promise<T> {
    return super.run((manager, recordChange) =>
      work(manager, async (changed) => {
        await recordChange(changed);
        this.#reach();
        await this.#gone;
      }),
    );
  }
}

/**
 * Two changes, the second begun while the first has done all its work and is not committed. The
 * first goes on once the second waits for a lock, or has ended without one.
 */
export async function overlap(
  dataSource: DataSource,
  first: Change,
  second: Change,
): Promise<[PromiseSettledResult<unknown>, PromiseSettledResult<unknown>]> {
  const open = new OpenTransactions(dataSource);
  const one = first(open);
  await Promise.race([open.reached, one]);
  let isOver = false;
  const other = second(new ConfigTransactions(dataSource)).finally(() => (isOver = true));
  const both = Promise.allSettled([one, other]);
  while (!isOver && !(await isAnyoneWaiting(dataSource))) continue;
  open.letGo();
  return both;
}

async function isAnyoneWaiting(dataSource: DataSource): Promise<boolean> {
  const [row]: { waiting: boolean }[] = await dataSource.query(
    `select exists (select 1 from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock') as waiting`,
  );
  return row?.waiting ?? false;
}
