import type { CompiledGraph } from '../graph';
import type { DryAnswers } from './dry-answers';
import type { RunBudget } from './run-budget';
import type { RunEvent, RunSurroundings } from './runtime-ports';

/** What is fixed for the life of a run: its pinned version, its event, its surroundings. */
export interface RunSetting {
  readonly runId: string;
  readonly domainId: string;
  readonly queueId: string | null;
  readonly graph: CompiledGraph;
  readonly event: RunEvent;
  readonly surroundings: RunSurroundings;
  readonly budget: RunBudget;
  /** The run's time is counted from here. */
  readonly startedAt: Date;
  /** Of a dry run: nothing is changed or sent, this answers instead. */
  readonly dry?: DryAnswers;
}
