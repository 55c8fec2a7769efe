/** Comparison and arithmetic (decisions 8, 9, 11). Arithmetic gives finite numbers or a type fault. */
import { isJsonArray, isJsonObject } from '@hookline/contracts';
import { assertNever } from '../assert-never';
import { areEqual, areIdentical, orderOf } from './compare-values';
import type { CompileContext, Compute } from './compile-node';
import type { Evaluation } from './evaluation';
import { typeFault } from './expression-faults';
import { numberFromText } from './number-text';
import { isMachineryName } from './own-value';
import { parseJsonText } from './parse-json-text';
import type { ArithmeticOperator, ChainNode, ChainOperator, ExpressionNode } from './syntax-tree';
import { toText } from './to-text';
import { typeNameOf } from './type-name';
import type { Value } from './value';

/** A run of operators of one precedence. */
export function compileChain(
  node: ChainNode,
  context: CompileContext,
  compileNode: (node: ExpressionNode, context: CompileContext) => Compute,
): Compute {
  const [link] = node.rest;
  if (node.rest.length === 1 && link !== undefined) {
    const { operator, offset } = link;
    const left = compileSide(node.first, link.operand, operator);
    const right = compileSide(link.operand, node.first, operator);
    return compilePair(operator, left, right, offset);
  }
  const first = compileNode(node.first, context);
  const rest = node.rest.map((part) => ({ ...part, compute: compileNode(part.operand, context) }));
  return (evaluation) => {
    let value = first(evaluation);
    for (const { operator, compute, offset } of rest) {
      evaluation.step();
      value = apply(operator, value, compute(evaluation), evaluation, offset);
    }
    return value;
  };

  /** Decision 8: quoted text beside a name that is a number by the catalogue is a number too. */
  function compileSide(
    side: ExpressionNode,
    other: ExpressionNode,
    operator: ChainOperator,
  ): Compute {
    const compute = compileNode(side, context);
    if ((operator === '===' || operator === '!==') && isArrayName(side, context)) {
      // What a name gives is always text in arrays, so a missing one is identical to ''.
      return (evaluation) => compute(evaluation) ?? '';
    }
    const compares = operator !== '===' && operator !== '!==' && !isArithmetic(operator);
    if (!compares || !isNumberName(other, context)) return compute;
    if (side.kind === 'literal' && typeof side.value === 'string') {
      const number = numberFromText(side.value);
      return number === undefined ? compute : () => number;
    }
    if (side.kind !== 'quoted') return compute;
    return (evaluation) => {
      const value = compute(evaluation);
      return typeof value === 'string' ? (numberFromText(value) ?? value) : value;
    };
  }
}

/** One closure per operator: the hot path of every condition. */
function compilePair(
  operator: ChainOperator,
  left: Compute,
  right: Compute,
  offset: number,
): Compute {
  switch (operator) {
    case '==':
      return (evaluation) => {
        evaluation.step();
        return areEqual(left(evaluation), right(evaluation), evaluation);
      };
    case '!=':
      return (evaluation) => {
        evaluation.step();
        return !areEqual(left(evaluation), right(evaluation), evaluation);
      };
    case '<':
      return (evaluation) => {
        evaluation.step();
        return orderOf(left(evaluation), right(evaluation), offset) < 0;
      };
    case '<=':
      return (evaluation) => {
        evaluation.step();
        return orderOf(left(evaluation), right(evaluation), offset) <= 0;
      };
    case '>':
      return (evaluation) => {
        evaluation.step();
        return orderOf(left(evaluation), right(evaluation), offset) > 0;
      };
    case '>=':
      return (evaluation) => {
        evaluation.step();
        return orderOf(left(evaluation), right(evaluation), offset) >= 0;
      };
    default:
      return (evaluation) => {
        evaluation.step();
        return apply(operator, left(evaluation), right(evaluation), evaluation, offset);
      };
  }
}

function apply(
  operator: ChainOperator,
  left: Value,
  right: Value,
  evaluation: Evaluation,
  offset: number,
): Value {
  switch (operator) {
    case '==':
      return areEqual(left, right, evaluation);
    case '!=':
      return !areEqual(left, right, evaluation);
    case '===':
      return areIdentical(left, right, evaluation);
    case '!==':
      return !areIdentical(left, right, evaluation);
    case '<':
      return orderOf(left, right, offset) < 0;
    case '<=':
      return orderOf(left, right, offset) <= 0;
    case '>':
      return orderOf(left, right, offset) > 0;
    case '>=':
      return orderOf(left, right, offset) >= 0;
    case 'in':
      return isIn(left, right, evaluation, offset);
    case '+':
      return add(left, right, evaluation, offset);
    case '-':
    case '*':
    case '/':
    case '%':
      return calculate(
        operator,
        operandOf(operator, left, offset),
        operandOf(operator, right, offset),
        offset,
      );
    default:
      return assertNever(operator);
  }
}

/** Decision 11: a member of a list (compared as `==` does), an own key of an object. */
function isIn(wanted: Value, holder: Value, evaluation: Evaluation, offset: number): boolean {
  const place =
    typeof holder === 'string' && /^\s*[[{]/.test(holder)
      ? parseJsonText(holder, evaluation)
      : holder;
  if (place === undefined || place === null || place === '') return false;
  if (isJsonArray(place)) {
    evaluation.work(place.length);
    return place.some((item) => areEqual(wanted, item, evaluation));
  }
  if (!isJsonObject(place)) {
    throw typeFault(`\`in\` needs a list or an object, not a ${typeNameOf(place)}`, offset);
  }
  const key = toText(wanted, evaluation);
  return Object.hasOwn(place, key) && !isMachineryName(key);
}

/** Decision 8: adds two numbers, otherwise joins text. */
function add(left: Value, right: Value, evaluation: Evaluation, offset: number): Value {
  if (typeof left === 'number' && typeof right === 'number') {
    return calculate('+', left, right, offset);
  }
  const first = toText(left, evaluation);
  const second = toText(right, evaluation);
  evaluation.work(second.length);
  evaluation.allowText(first, second);
  return first + second;
}

function operandOf(operator: ArithmeticOperator, value: Value, offset: number): number {
  const number = typeof value === 'string' ? numberFromText(value) : value;
  if (typeof number === 'number') return number;
  const found = typeof value === 'string' ? `the text "${value.slice(0, 40)}"` : typeNameOf(value);
  throw typeFault(`\`${operator}\` needs numbers, not ${found}`, offset);
}

function calculate(
  operator: ArithmeticOperator,
  left: number,
  right: number,
  offset: number,
): number {
  const result = resultOf(operator, left, right);
  if (Number.isFinite(result)) return result;
  const reason = right === 0 ? 'cannot divide by zero' : 'gives a number that is too large';
  throw typeFault(`\`${operator}\` ${reason}`, offset);
}

function resultOf(operator: ArithmeticOperator, left: number, right: number): number {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
    case '%':
      return left % right;
    default:
      return assertNever(operator);
  }
}

function isArithmetic(operator: ChainOperator): boolean {
  return (
    operator === '+' || operator === '-' || operator === '*' || operator === '/' || operator === '%'
  );
}

function isArrayName({ kind }: ExpressionNode, { dialect }: CompileContext): boolean {
  return (
    dialect === 'array' && (kind === 'reference' || kind === 'lookup' || kind === 'domain-variable')
  );
}

function isNumberName(node: ExpressionNode, { typeOf }: CompileContext): boolean {
  if (node.kind === 'reference') return typeOf([node.name, ...node.path].join('.')) === 'number';
  return node.kind === 'lookup' && node.keys !== null && typeOf(node.text) === 'number';
}
