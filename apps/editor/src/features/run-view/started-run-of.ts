import { isJsonObject, type StepRecord } from '@hookline/contracts';

/** The run a step started as a sub-flow, by what it answered; null when it started none. */
export function startedRunOf({ output }: StepRecord, runId: string): string | null {
  const started = isJsonObject(output) ? output['run_id'] : undefined;
  return typeof started === 'string' && started !== '' && started !== runId ? started : null;
}
