import { isJsonArray, type JsonValue } from '@hookline/contracts';
import {
  assertNever,
  callFunction,
  chanceOf,
  NodeFailure,
  type NodeContext,
  type PureOutcome,
  type Value,
} from '@hookline/engine';
import { exitWithResult } from '../result-variable';
import { mathFunction } from './math-function';
import type { MathParams } from './math.params';

type MathContext = Pick<NodeContext, 'scope' | 'dialect' | 'evaluate' | 'idempotencyKey'>;

/**
 * Leaves by `next` with the result. What is no finite number is a `NodeFailure`
 * (`math.not-a-number`) in drawn graphs and empty in arrays, as Webitel has it.
 */
export function executeMath(params: MathParams, context: MathContext): PureOutcome {
  return exitWithResult(finiteOrNone(resultOf(params, context), context), params, context);
}

function resultOf(params: MathParams, context: MathContext): Value {
  const { operation } = params;
  const call = (name: string, ...values: readonly Value[]): Value =>
    callFunction(name, values, context.scope);
  const number = (text: string): number => numberOf(text, context);
  switch (operation) {
    case 'expression':
      return numberOf(context.evaluate(params.expression), context);
    case 'add':
      return number(params.first) + number(params.second);
    case 'subtract':
      return number(params.first) - number(params.second);
    case 'multiply':
      return number(params.first) * number(params.second);
    case 'divide':
      return number(params.first) / number(params.second);
    case 'modulo':
      return number(params.first) % number(params.second);
    case 'power':
      return number(params.first) ** number(params.second);
    case 'round':
      return call('round', number(params.first), params.digits);
    case 'floor':
    case 'ceil':
    case 'abs':
      return call(operation, number(params.first));
    case 'min':
    case 'max':
    case 'sum':
    case 'average':
      return call(operation, listOf(params.list, context));
    case 'random':
      return randomOf(params, context);
    case 'pick':
      return pickedOf(listOf(params.list, context), context);
    case 'function':
      return mathFunction(
        params.function,
        listOf(params.list, context).map((item) => numberOf(item, context)),
      );
    default:
      return assertNever(operation);
  }
}

/** Chance is derived from run, node and visit: computed again after a crash it falls the same. */
function randomOf(params: MathParams, context: MathContext): number {
  const from = numberOf(params.from, context);
  const to = numberOf(params.to, context);
  if (from > to) {
    throw new NodeFailure('math.range', `There is nothing between ${from} and ${to}.`);
  }
  const chance = chanceOf(context.idempotencyKey);
  if (!params.whole) return from + chance * (to - from);
  const least = Math.ceil(from);
  return Math.min(Math.floor(to), least + Math.floor(chance * (Math.floor(to) - least + 1)));
}

function pickedOf(list: readonly JsonValue[], context: MathContext): Value {
  return list[Math.floor(chanceOf(context.idempotencyKey) * list.length)];
}

/** A list, JSON text of one; in arrays one value alone is a list of one. */
function listOf(value: JsonValue, context: MathContext): readonly JsonValue[] {
  const isOne = typeof value !== 'object' && !String(value).trimStart().startsWith('[');
  if (isOne && value !== '' && context.dialect === 'array') return [value];
  const list = callFunction('slice', [value, 0], context.scope);
  return isJsonArray(list) ? list : [];
}

/** Throws for what is no number in a drawn graph; in arrays it counts on as none. */
function numberOf(value: JsonValue, { scope, dialect }: MathContext): number {
  const number = callFunction('number', [value], scope);
  if (typeof number === 'number') return number;
  if (dialect === 'array') return Number.NaN;
  const shown = typeof value === 'string' ? value : JSON.stringify(value);
  throw new NodeFailure('math.not-a-number', `\`${shown.slice(0, 60)}\` is not a number.`);
}

function finiteOrNone(value: Value, { dialect }: MathContext): Value {
  if (typeof value !== 'number' || Number.isFinite(value)) return value;
  if (dialect === 'array') return undefined;
  throw new NodeFailure('math.not-a-number', 'The result is not a number that can be kept.');
}
