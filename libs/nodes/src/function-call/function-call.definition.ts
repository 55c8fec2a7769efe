import { isJsonArray, type JsonObject } from '@hookline/contracts';
import { textOf, type Outlet, type PureNodeType } from '@hookline/engine';
import { nextOutlet } from '../outlets';
import { executeFunctionCall } from './function-call.execute';
import { FunctionCallParams } from './function-call.params';
import { functionMemoryKey } from './function-memory';

export const functionCall: PureNodeType<typeof FunctionCallParams> = {
  type: 'function-call',
  version: 1,
  kind: 'pure',
  label: 'Call function',
  description: 'Runs a function of an imported schema and comes back.',
  help: 'Made from the `execute` of an imported schema. The body sees and changes the same variables; what follows the call runs after it, and also when the function is not declared yet.',
  category: 'flow',
  icon: 'math-function',
  synonyms: ['execute', 'function', 'module'],
  hidden: true,
  params: FunctionCallParams,
  // `next` comes first: there a call that failed goes on (decision 4).
  outlets: (params) => [nextOutlet, ...bodyOutlets(params)],
  summary: (params) => textOf(params['function']),
  memoryKey: functionMemoryKey,
  settings: ['disabled'],
  execute: executeFunctionCall,
};

function bodyOutlets(params: JsonObject): Outlet[] {
  const bodies = params['bodies'];
  if (!isJsonArray(bodies)) return [];
  return bodies.map((body) => ({ name: textOf(body), label: 'Body' }));
}
