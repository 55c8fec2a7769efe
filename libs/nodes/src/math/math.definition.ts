import type { JsonObject, Problem } from '@hookline/contracts';
import { hasTemplate, textOf, type PureNodeType } from '@hookline/engine';
import { dataOutlets } from '../outlets';
import { resultVariableOf } from '../result-variable';
import { isMathFunction } from './math-function';
import { executeMath } from './math.execute';
import { MathParams } from './math.params';

export const math: PureNodeType<typeof MathParams> = {
  type: 'math',
  version: 1,
  kind: 'pure',
  label: 'Math',
  description: 'Calculates, rounds, or lets chance decide.',
  help: [
    'An *expression* does most sums; the operations are for those who prefer fields. *round* rounds halves up.',
    '*random* gives a number between two ends, *pick* one item of a list: for an A/B test, or to spread calls. Chance is derived from the run, the node and the visit, so a step that is computed again after a crash comes out the same. It is not fit for secrets.',
    'Leaves by *failure* when something is not a number, or the result is none (a division by zero).',
  ].join('\n\n'),
  category: 'data',
  icon: 'math-function',
  synonyms: ['calculate', 'sum', 'round', 'random', 'number', 'average', 'plus', 'chance'],
  params: MathParams,
  outlets: () => dataOutlets,
  summary,
  check: checkMath,
  setsVariables: resultVariableOf,
  outputs: { result: 'The number; of *pick* the item.' },
  settings: ['disabled'],
  execute: executeMath,
};

const signs: Readonly<Record<string, string>> = {
  add: '+',
  subtract: '−',
  multiply: '×',
  divide: '÷',
  modulo: 'mod',
  power: '^',
};

function summary(params: JsonObject): string {
  const operation = textOf(params['operation']);
  const sign = signs[operation];
  if (sign !== undefined) return `${textOf(params['first'])} ${sign} ${textOf(params['second'])}`;
  switch (operation) {
    case 'expression':
      return textOf(params['expression']);
    case 'random':
      return `random ${textOf(params['from'])}–${textOf(params['to'])}`;
    case 'function':
      return `${textOf(params['function'])} ${textOf(params['list'])}`;
    case 'round':
    case 'floor':
    case 'ceil':
    case 'abs':
      return `${operation} ${textOf(params['first'])}`;
    default:
      return `${operation} ${textOf(params['list'])}`.trim();
  }
}

function checkMath(params: JsonObject): Omit<Problem, 'nodeId'>[] {
  const operation = params['operation'] ?? 'expression';
  if (operation === 'expression' && textOf(params['expression']).trim() === '') {
    return [complaint('expression', 'needs an expression')];
  }
  const name = textOf(params['function']);
  if (operation !== 'function' || hasTemplate(name) || isMathFunction(name)) return [];
  return [complaint('function', name === '' ? 'needs a function' : 'is not a function of Math')];
}

function complaint(field: string, message: string): Omit<Problem, 'nodeId'> {
  return { level: 'error', code: `params.${field}`, path: `params.${field}`, message, field };
}
