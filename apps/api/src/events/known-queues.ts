import type { DataSource } from 'typeorm';

const cachedMs = 5_000;
const maxCached = 20_000;

/** Which queues a domain has; a busy source does not cost a query per event. */
export class KnownQueues {
  private readonly cache = new Map<string, number>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly now: () => number = Date.now,
  ) {}

  /** Queues were made, changed or deleted: the next event asks again. */
  forget(): void {
    this.cache.clear();
  }

  /** The ids among these that the domain has no queue for. */
  async findUnknown(domainId: string, queueIds: readonly string[]): Promise<ReadonlySet<string>> {
    const asked = [...new Set(queueIds)].filter(
      (id) => (this.cache.get(`${domainId}:${id}`) ?? 0) <= this.now(),
    );
    if (asked.length === 0) return new Set();
    const rows = await this.dataSource.query<{ id: string }[]>(
      `select id::text from queue
       where domain_id = $1 and deleted_at is null and id::text = any($2::text[])`,
      [domainId, asked],
    );
    if (this.cache.size > maxCached) this.cache.clear();
    const known = new Set(rows.map((row) => row.id));
    for (const id of known) this.cache.set(`${domainId}:${id}`, this.now() + cachedMs);
    return new Set(asked.filter((id) => !known.has(id)));
  }
}
