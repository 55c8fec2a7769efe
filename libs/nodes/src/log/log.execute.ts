import { exit, type NodeContext, type PureOutcome } from '@hookline/engine';
import type { LogParams } from './log.params';

/** Longest dump of variables kept, in characters of JSON: it stands in the state of the run. */
const longestDump = 65_536;

/** The text, or the variables, become the output of the step; that is where they are read. */
export function executeLog(
  params: LogParams,
  context: Pick<NodeContext, 'variables'>,
): PureOutcome {
  const { level } = params;
  if (params.what === 'text') return exit('next', { level, text: params.text });
  const variables = context.variables();
  const dump = JSON.stringify(variables);
  if (dump.length <= longestDump) return exit('next', { level, variables });
  return exit('next', { level, text: dump.slice(0, longestDump), textLength: dump.length });
}
