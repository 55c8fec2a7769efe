import {
  mostBulkObjects,
  type BulkAnswer,
  type DeadLetterBulkInput,
  type DeadLetterFilterInput,
} from '@hookline/contracts';
import { BulkActionStore, DeadLetterStore } from '@hookline/database';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../access/caller';
import { BulkRunner } from '../bulk-actions/bulk-runner';
import { oldestFirst } from '../bulk-actions/oldest-first';
import { refuseTooMany } from '../bulk-actions/refuse-too-many';
import { readLogFilter } from '../event-log/log-query';
import { DeadLetterService } from './dead-letter.service';

@Injectable()
export class DeadLetterBulkService {
  constructor(
    private readonly letters: DeadLetterStore,
    private readonly store: BulkActionStore,
    private readonly runner: BulkRunner,
    private readonly service: DeadLetterService,
  ) {}

  /** @throws InvalidFlowError for a filter that names what cannot be, or finds too many */
  async start({ domainId, userId }: Caller, input: DeadLetterBulkInput): Promise<BulkAnswer> {
    const ids = oldestFirst(input.ids ?? (await this.#find(domainId, input.filter ?? {})));
    refuseTooMany(ids);
    if (input.preview) return { total: ids.length, bulk: null };
    const { action, rate, filter = null } = input;
    const bulk = await this.store.create({
      domainId,
      userId,
      object: 'dead_letters',
      action,
      replay: null,
      filter,
      ids,
      rate,
    });
    this.runner.begin(bulk, ids, (id) =>
      action === 'retry' ? this.service.retry(domainId, id) : this.service.discard(domainId, id),
    );
    return { total: ids.length, bulk };
  }

  #find(domainId: string, filter: DeadLetterFilterInput): Promise<readonly string[]> {
    const read = readLogFilter(filter, { domainId, statuses: [] });
    return this.letters.listOpenIds(read, mostBulkObjects);
  }
}
