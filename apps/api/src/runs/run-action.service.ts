import type { RunReplayInput, RunResumeInput, RunSummary } from '@hookline/contracts';
import { RunActionStore, RunLogStore, TypeOrmFlowDraftStore } from '@hookline/database';
import { ConflictError, InvalidFlowError, NotFoundError } from '@hookline/engine';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { checkGraph } from '../flow-schemas/check-graph';
import { RunMessages } from './run-messages';

/** What people do with a run: in its row first, then by telling the workers. */
@Injectable()
export class RunActionService {
  constructor(
    private readonly actions: RunActionStore,
    private readonly log: RunLogStore,
    private readonly drafts: TypeOrmFlowDraftStore,
    private readonly messages: RunMessages,
  ) {}

  /** @throws NotFoundError; ConflictError when it has ended */
  async cancel(domainId: string, id: string): Promise<RunSummary> {
    const { cancelled, woken } = await this.actions.cancel(domainId, id);
    await Promise.all([
      ...cancelled.map((run) => this.messages.silence(run)),
      ...woken.map((run) => this.messages.wake(run)),
    ]);
    return this.load(domainId, id);
  }

  /** @throws NotFoundError; ConflictError when it neither failed nor was set aside */
  async resume(
    domainId: string,
    id: string,
    { variables = {} }: RunResumeInput,
  ): Promise<RunSummary> {
    await this.messages.wake(await this.actions.resume(domainId, id, variables));
    return this.load(domainId, id);
  }

  /**
   * Starts the run anew and answers the new one.
   * @throws NotFoundError; ConflictError; InvalidFlowError for a draft that cannot run
   */
  async replay(domainId: string, id: string, input: RunReplayInput): Promise<RunSummary> {
    const { version, dry, answers = 'recorded' } = input;
    if (version === 'draft') await this.refuseBrokenDraft(domainId, id);
    const newId = uuidv7();
    await this.messages.wake(
      await this.actions.replay({ domainId, id, newId, version, dry, answers }),
    );
    return this.load(domainId, newId);
  }

  private async refuseBrokenDraft(domainId: string, id: string): Promise<void> {
    const { schema } = await this.load(domainId, id);
    try {
      const problems = await this.drafts.checkGraph(domainId, schema.id, undefined, checkGraph);
      if (problems.some(({ level }) => level === 'error')) throw new InvalidFlowError(problems);
    } catch (error) {
      if (!(error instanceof NotFoundError)) throw error;
      throw new ConflictError('schema.deleted', 'The flow schema of the run was deleted.');
    }
  }

  private async load(domainId: string, id: string): Promise<RunSummary> {
    const run = await this.log.findRunSummary(domainId, id);
    if (run === null) throw new NotFoundError('run.not_found', 'There is no such run.');
    return run;
  }
}
