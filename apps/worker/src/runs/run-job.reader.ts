import { eventNameOf } from '@hookline/contracts';
import type { ClaimedRun } from '@hookline/database/runtime';
import { RunProgress } from '@hookline/engine';
import type { HookTableKeeper } from '../schemas/hook-table.keeper';
import type { ProgramCache } from '../schemas/program-cache';
import type { RunJob } from './run-job';
import { surroundingsOf } from './run-surroundings';

/** Turns a claimed row into a job. Throws when its version is gone or cannot be compiled. */
export async function readRunJob(
  run: ClaimedRun,
  programs: ProgramCache,
  hooks: HookTableKeeper,
): Promise<RunJob> {
  const { graph } = await programs.load(run.versionId);
  const { table } = hooks;
  const progress = new RunProgress(
    {
      runId: run.runId,
      domainId: run.domainId,
      queueId: run.queueId,
      graph,
      event: run.event,
      surroundings: surroundingsOf(table, {
        domainId: run.domainId,
        queue: run.queueId === null ? null : table.queueOf(run.domainId, run.queueId),
        hook: run.hookId === null ? null : { id: run.hookId, event: eventNameOf(run.event.type) },
      }),
      budget: table.budgetOf(run.domainId),
      startedAt: run.createdAt,
    },
    run.state.at === '' ? { ...run.state, at: graph.startNodeId } : run.state,
  );
  return {
    claim: {
      runId: run.runId,
      domainId: run.domainId,
      fence: run.fence,
      cause: { schemaId: run.schemaId, hops: run.hops },
    },
    progress,
    stored: null,
    partition: run.partition,
    key: laneKey(run.domainId, run.key),
    mode: run.mode,
    schemaId: run.schemaId,
    hookId: run.hookId,
    queueId: run.queueId,
  };
}

/** What orders runs: the call within its domain. */
export function laneKey(domainId: string, key: string): string {
  return `${domainId}:${key}`;
}
