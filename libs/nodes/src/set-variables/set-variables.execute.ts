import type { JsonObject } from '@hookline/contracts';
import { exit, type PureOutcome } from '@hookline/engine';
import type { SetVariablesParams } from './set-variables.params';

/**
 * Sets every variable at once; of two with one name the later wins (decision 19). A zone counts
 * from the next node on (decision 7).
 */
export function executeSetVariables(params: SetVariablesParams): PureOutcome {
  const variables: JsonObject = Object.fromEntries(
    params.assignments.map(({ name, value }) => [name, value]),
  );
  const { zone } = params;
  if (zone === '') return exit('next', variables, { variables });
  return exit('next', { ...variables, zone }, { variables, zone });
}
