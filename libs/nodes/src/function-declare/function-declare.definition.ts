import { textOf, type PureNodeType } from '@hookline/engine';
import { functionMemoryKey } from '../function-call/function-memory';
import { nextOutlet } from '../outlets';
import { executeFunctionDeclare } from './function-declare.execute';
import { FunctionDeclareParams } from './function-declare.params';

export const functionDeclare: PureNodeType<typeof FunctionDeclareParams> = {
  type: 'function-declare',
  version: 1,
  kind: 'pure',
  label: 'Declare function',
  description: 'Makes a function of an imported schema known.',
  help: 'Made from the `function` of an imported schema. Calls reach its body once the run has come by here; of two with one name the one reached last counts.',
  category: 'flow',
  icon: 'math-function',
  synonyms: ['function', 'module'],
  hidden: true,
  params: FunctionDeclareParams,
  outlets: () => [nextOutlet],
  summary: (params) => textOf(params['function']),
  memoryKey: functionMemoryKey,
  settings: [],
  execute: executeFunctionDeclare,
};
