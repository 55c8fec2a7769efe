import {
  mostBulkObjects,
  RunReplayInput,
  RunStatus,
  type BulkAnswer,
  type RunBulkInput,
  type RunFilterInput,
} from '@hookline/contracts';
import { BulkActionStore, RunLogStore } from '@hookline/database';
import { assertNever } from '@hookline/engine';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../access/caller';
import { BulkRunner, type ActOnOne } from '../bulk-actions/bulk-runner';
import { oldestFirst } from '../bulk-actions/oldest-first';
import { refuseTooMany } from '../bulk-actions/refuse-too-many';
import { readLogFilter } from '../event-log/log-query';
import { RunActionService } from './run-action.service';

/** Runs an action can be done to; others of the filter are left out and not counted. */
const applicable: Readonly<Record<RunBulkInput['action'], readonly RunStatus[]>> = {
  cancel: ['queued', 'running', 'waiting'],
  resume: ['failed', 'quarantined'],
  replay: ['completed', 'failed', 'cancelled', 'quarantined'],
};

@Injectable()
export class RunBulkService {
  constructor(
    private readonly runs: RunLogStore,
    private readonly store: BulkActionStore,
    private readonly runner: BulkRunner,
    private readonly actions: RunActionService,
  ) {}

  /** @throws InvalidFlowError for a filter that names what cannot be, or finds too many */
  async start({ domainId, userId }: Caller, input: RunBulkInput): Promise<BulkAnswer> {
    const ids = oldestFirst(
      input.ids ?? (await this.#find(domainId, input.action, input.filter ?? {})),
    );
    refuseTooMany(ids);
    if (input.preview) return { total: ids.length, bulk: null };
    const bulk = await this.store.create({
      domainId,
      userId,
      object: 'runs',
      action: input.action,
      replay: input.action === 'replay' ? (input.replay ?? RunReplayInput.parse({})) : null,
      filter: input.filter ?? null,
      ids,
      rate: input.rate,
    });
    this.runner.begin(bulk, ids, this.#act(domainId, input));
    return { total: ids.length, bulk };
  }

  async #find(
    domainId: string,
    action: RunBulkInput['action'],
    filter: RunFilterInput,
  ): Promise<readonly string[]> {
    const read = readLogFilter(filter, { domainId, statuses: RunStatus.options });
    const wanted = read.statuses.length > 0 ? read.statuses : RunStatus.options;
    const statuses = wanted.filter((status) => applicable[action].includes(status));
    if (statuses.length === 0) return [];
    return this.runs.listRunIds({ ...read, statuses }, mostBulkObjects);
  }

  #act(domainId: string, input: RunBulkInput): ActOnOne {
    const { action } = input;
    switch (action) {
      case 'cancel':
        return (id) => this.actions.cancel(domainId, id);
      case 'resume':
        return (id) => this.actions.resume(domainId, id, {});
      case 'replay': {
        const how = input.replay ?? RunReplayInput.parse({});
        return (id) => this.actions.replay(domainId, id, how);
      }
      default:
        return assertNever(action);
    }
  }
}
