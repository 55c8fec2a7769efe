import type { JsonObject } from '@hookline/contracts';
import type { DataSource } from 'typeorm';
import { cancelRun, type CancelledRuns } from './cancel-run';
import { replayRun, type RunReplay } from './replay-run';
import { resumeRun } from './resume-run';
import type { TouchedRun } from './touched-run';

/** What people do with runs. Workers find the rows changed; telling them is the caller's part. */
export class RunActionStore {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws NotFoundError; ConflictError (`run.ended`) */
  cancel(domainId: string, id: string): Promise<CancelledRuns> {
    return this.dataSource.transaction((manager) => cancelRun(manager, { domainId, id }));
  }

  /** @throws NotFoundError; ConflictError (`run.not_failed`, `run.nowhere`) */
  resume(domainId: string, id: string, variables: JsonObject): Promise<TouchedRun> {
    return this.dataSource.transaction((manager) =>
      resumeRun(manager, { domainId, id }, variables),
    );
  }

  /** @throws NotFoundError; ConflictError, see `replayRun` */
  replay(replay: RunReplay): Promise<TouchedRun> {
    return this.dataSource.transaction((manager) => replayRun(manager, replay));
  }
}
