/**
 * Who works on which partition (reliability.md 3). Rules:
 *
 * 1. A worker is alive while its row says so; it renews every few seconds. Its partitions and its
 *    runs are up for taking when the row has lapsed.
 * 2. Each worker takes its fair share, ⌈partitions / alive workers⌉, and gives back what is over.
 * 3. `epoch` counts owners, so that a log tells who held a partition when.
 */
import { partitionCount } from '@hookline/contracts';
import type { Pool } from 'pg';

export interface LeaseBeat {
  /** Partitions that are ours after this beat. */
  readonly owned: readonly number[];
  /**
   * Those of them whose former owner did not give them back. It may be alive after all, with runs in
   * hand: a process, or the database, that stood still for longer than a lease.
   */
  readonly lapsed: readonly number[];
  /** How many we should give back, because more workers have come. */
  readonly surplus: number;
}

const beatSql = `
  with me as (
    insert into worker (id, name, alive_until)
    values ($1, $2, now() + make_interval(secs => $3))
    on conflict (id) do update set alive_until = excluded.alive_until
    returning id
  ), gone as (
    delete from worker where alive_until < now() - interval '1 hour'
  ), renewed as (
    update partition_lease p set alive_until = now() + make_interval(secs => $3)
    from (
      -- In one order: events that are being stored hold the same rows (pg-event-dispatch.ts).
      select part from partition_lease where owner = $1 order by part for no key update
    ) mine
    where p.part = mine.part
    returning p.part
  )
  select
    (select coalesce(array_agg(part::int), '{}') from renewed) as owned,
    (select count(*)::int from worker where alive_until > now() and id <> $1) + 1 as alive
  from me
`;

const takeSql = `
  update partition_lease p set
    owner = $1, epoch = p.epoch + 1, alive_until = now() + make_interval(secs => $3)
  from (
    select part, owner from partition_lease
    where owner is distinct from $1 and alive_until < now()
    order by random()
    limit $2
    for update skip locked
  ) free
  where p.part = free.part
  returning p.part::int as part, free.owner is not null as lapsed
`;

export class PgPartitionLeases {
  constructor(
    private readonly pool: Pool,
    private readonly worker: { readonly id: string; readonly name: string },
    /** How long a lease lives without a beat; reliability.md says 15 s, a beat every 5 s. */
    private readonly ttlSeconds = 15,
  ) {}

  /** Renews what is ours and takes what is free, up to our share. Call it every `ttl / 3`. */
  async beat(): Promise<LeaseBeat> {
    const { rows } = await this.pool.query<{ owned: number[]; alive: number }>({
      name: 'lease-beat',
      text: beatSql,
      values: [this.worker.id, this.worker.name, this.ttlSeconds],
    });
    const { owned, alive } = rows[0] ?? { owned: [], alive: 1 };
    const share = Math.ceil(partitionCount / alive);
    if (owned.length >= share) return { owned, lapsed: [], surplus: owned.length - share };
    const taken = await this.pool.query<{ part: number; lapsed: boolean }>({
      name: 'lease-take',
      text: takeSql,
      values: [this.worker.id, share - owned.length, this.ttlSeconds],
    });
    const lapsed = taken.rows.filter((row) => row.lapsed).map((row) => row.part);
    return { owned: [...owned, ...taken.rows.map((row) => row.part)], lapsed, surplus: 0 };
  }

  /** Gives partitions back; whoever beats next may take them. */
  async release(partitions: readonly number[]): Promise<void> {
    await this.pool.query(
      `update partition_lease set owner = null, alive_until = '-infinity'
       where owner = $1 and part = any($2::smallint[])`,
      [this.worker.id, partitions],
    );
  }

  /** The last word of a worker that stops: all it held is free at once. */
  async leave(): Promise<void> {
    await this.pool.query(
      `update partition_lease set owner = null, alive_until = '-infinity' where owner = $1`,
      [this.worker.id],
    );
    await this.pool.query(`delete from worker where id = $1`, [this.worker.id]);
  }
}
