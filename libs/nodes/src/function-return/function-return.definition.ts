import { isJsonArray, type JsonObject } from '@hookline/contracts';
import { textOf, type Outlet, type PureNodeType } from '@hookline/engine';
import { functionMemoryKey } from '../function-call/function-memory';
import { executeFunctionReturn } from './function-return.execute';
import { FunctionReturnParams } from './function-return.params';

export const functionReturn: PureNodeType<typeof FunctionReturnParams> = {
  type: 'function-return',
  version: 1,
  kind: 'pure',
  label: 'Return',
  description: 'The end of a function of an imported schema.',
  help: 'Made at the end of a `function` of an imported schema. The run goes on after the call it came from.',
  category: 'flow',
  icon: 'math-function',
  synonyms: ['function', 'module'],
  hidden: true,
  params: FunctionReturnParams,
  outlets,
  summary: (params) => textOf(params['function']),
  memoryKey: functionMemoryKey,
  settings: [],
  execute: executeFunctionReturn,
};

function outlets(params: JsonObject): Outlet[] {
  const calls = params['calls'];
  if (!isJsonArray(calls)) return [];
  return calls.map((call) => ({ name: textOf(call), label: 'Back' }));
}
