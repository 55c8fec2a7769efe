import type { Retention } from '@hookline/contracts';
import { NotFoundError } from '@hookline/engine';
import type { DataSource } from 'typeorm';

/** How long each domain keeps its history. Workers read it whenever they tidy up. */
export class RetentionStore {
  constructor(private readonly dataSource: DataSource) {}

  load(domainId: string): Promise<Retention> {
    return this.#one(`select retention_days as days from domain where id = $1`, [domainId]);
  }

  replace(domainId: string, { days }: Retention): Promise<Retention> {
    return this.#one(
      `with changed as (
         update domain set retention_days = $2 where id = $1 returning retention_days
       ) select retention_days as days from changed`,
      [domainId, days],
    );
  }

  async #one(sql: string, values: unknown[]): Promise<Retention> {
    const [row] = await this.dataSource.query<Retention[]>(sql, values);
    if (!row) throw new NotFoundError('domain.missing', 'There is no such domain.');
    return row;
  }
}
