export * from './run-action.store';
export type { CancelledRuns } from './cancel-run';
export type { TouchedRun } from './touched-run';
