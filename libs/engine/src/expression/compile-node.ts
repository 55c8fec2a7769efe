/** Turns a syntax tree into closures, once per source; the closures are what runs. */
import type { JsonValue } from '@hookline/contracts';
import { assertNever } from '../assert-never';
import { defaultBudget } from './budget';
import { compileChain } from './compile-chain';
import { compileCall } from './compile-call';
import { compileLookup, compileReference } from './compile-lookup';
import { dateHelperMatches, dateHelperValue } from './date-helper';
import type { Dialect } from './dialect';
import { Evaluation } from './evaluation';
import { typeFault } from './expression-faults';
import { numberFromText } from './number-text';
import { memberOf } from './path';
import { scopeOf } from './scope';
import type { ExpressionNode } from './syntax-tree';
import { toText } from './to-text';
import { typeNameOf } from './type-name';
import type { Value } from './value';

export type ValueType = 'number' | 'text' | 'boolean';

/** Computes a node for one evaluation. */
export type Compute = (evaluation: Evaluation) => Value;

export interface CompileContext {
  readonly dialect: Dialect;
  /** Type of a name by the catalogue; undefined when it says nothing. */
  readonly typeOf: (name: string) => ValueType | undefined;
}

/** Compiles a tree. Throws `ExpressionSyntaxError` for calls that can never work (graph). */
export function compileNode(node: ExpressionNode, context: CompileContext): Compute {
  const compute = compileAny(node, context);
  return isFixed(node) ? folded(compute) : compute;
}

function compileAny(node: ExpressionNode, context: CompileContext): Compute {
  switch (node.kind) {
    case 'literal': {
      const { value } = node;
      return () => value;
    }
    case 'missing':
      return () => undefined;
    case 'list':
      return compileList(node.items, context);
    case 'reference':
      return compileReference([node.name, ...node.path], context);
    case 'lookup':
      return compileLookup(node, context, compileNode);
    case 'domain-variable':
      return compileLookup(node, context, compileNode);
    case 'date-helper':
      return compileDateHelper(node);
    case 'quoted':
      return compileQuoted(node.parts, context);
    case 'call':
      return compileCall(node, context, compileNode);
    case 'member':
      return compileMember(node, context);
    case 'unary':
      return compileUnary(node, context);
    case 'chain':
      return compileChain(node, context, compileNode);
    case 'logic':
      return compileLogic(node, context);
    case 'choice':
      return compileChoice(node, context);
    default:
      return assertNever(node);
  }
}

function compileList(items: readonly ExpressionNode[], context: CompileContext): Compute {
  const computes = items.map((item) => compileNode(item, context));
  return (evaluation) => {
    evaluation.step();
    const list: JsonValue[] = [];
    for (const compute of computes) list.push(compute(evaluation) ?? null);
    return list;
  };
}

function compileDateHelper({
  name,
  pattern,
}: Extract<ExpressionNode, { kind: 'date-helper' }>): Compute {
  return (evaluation) => {
    evaluation.step();
    const value = dateHelperValue(name, evaluation.scope.now, evaluation.scope.zone);
    return pattern === null ? value : dateHelperMatches(value, pattern);
  };
}

/** Decision 13: one quoted template is its value (missing: empty text), more make text. */
function compileQuoted(
  parts: readonly (string | ExpressionNode)[],
  context: CompileContext,
): Compute {
  const computes = parts.map((part) =>
    typeof part === 'string' ? () => part : compileNode(part, context),
  );
  const [only] = computes;
  if (computes.length === 1 && only !== undefined) {
    return (evaluation) => only(evaluation) ?? '';
  }
  return (evaluation) => {
    evaluation.step();
    let text = '';
    for (const compute of computes) {
      const piece = toText(compute(evaluation), evaluation);
      evaluation.work(piece.length);
      evaluation.allowText(text, piece);
      text += piece;
    }
    return text;
  };
}

function compileMember(
  node: Extract<ExpressionNode, { kind: 'member' }>,
  context: CompileContext,
): Compute {
  const target = compileNode(node.target, context);
  const key = compileNode(node.key, context);
  return (evaluation) => {
    evaluation.step();
    const value = target(evaluation);
    const name = key(evaluation);
    if (typeof name === 'string') return memberOf(value, name);
    if (typeof name === 'number') return memberOf(value, String(name));
    if (name === undefined || name === null) return undefined;
    throw typeFault(`an index is a text or a number, not a ${typeNameOf(name)}`, node.offset);
  };
}

function compileUnary(
  node: Extract<ExpressionNode, { kind: 'unary' }>,
  context: CompileContext,
): Compute {
  const { operator, offset } = node;
  const operand = compileNode(node.operand, context);
  if (operator === '!') {
    return (evaluation) => {
      evaluation.step();
      return !operand(evaluation);
    };
  }
  const sign = operator === '-' ? -1 : 1;
  return (evaluation) => {
    evaluation.step();
    const value = operand(evaluation);
    const number = typeof value === 'string' ? numberFromText(value) : value;
    if (typeof number === 'number') return sign * number;
    throw typeFault(`\`${operator}\` needs a number, not ${typeNameOf(value)}`, offset);
  };
}

/** JavaScript's: the value of the operand that decided, the rest is not computed. */
function compileLogic(
  node: Extract<ExpressionNode, { kind: 'logic' }>,
  context: CompileContext,
): Compute {
  const operands = node.operands.map((operand) => compileNode(operand, context));
  const decidesWhen = node.operator === '||';
  const [left, right] = operands;
  if (operands.length === 2 && left !== undefined && right !== undefined) {
    return (evaluation) => {
      evaluation.step();
      const value = left(evaluation);
      return Boolean(value) === decidesWhen ? value : right(evaluation);
    };
  }
  return (evaluation) => {
    let value: Value;
    for (const operand of operands) {
      evaluation.step();
      value = operand(evaluation);
      if (Boolean(value) === decidesWhen) return value;
    }
    return value;
  };
}

function compileChoice(
  node: Extract<ExpressionNode, { kind: 'choice' }>,
  context: CompileContext,
): Compute {
  const cases = node.cases.map(({ test, result }) => ({
    test: compileNode(test, context),
    result: compileNode(result, context),
  }));
  const otherwise = compileNode(node.otherwise, context);
  return (evaluation) => {
    for (const { test, result } of cases) {
      evaluation.step();
      if (test(evaluation)) return result(evaluation);
    }
    return otherwise(evaluation);
  };
}

/** True when a node depends on nothing but literals. Calls are left out: some read the clock. */
function isFixed(node: ExpressionNode): boolean {
  switch (node.kind) {
    case 'unary':
      return isLiteral(node.operand);
    case 'chain':
      return isLiteral(node.first) && node.rest.every(({ operand }) => isLiteral(operand));
    case 'list':
      return node.items.every(isLiteral);
    case 'literal':
    case 'missing':
    case 'reference':
    case 'lookup':
    case 'domain-variable':
    case 'date-helper':
    case 'quoted':
    case 'call':
    case 'member':
    case 'logic':
    case 'choice':
      return false;
    default:
      return assertNever(node);
  }
}

function isLiteral(node: ExpressionNode): boolean {
  return node.kind === 'literal' || isFixed(node);
}

/** Computes now what never changes; what fails now is left to fail when it runs. */
function folded(compute: Compute): Compute {
  try {
    const value = compute(new Evaluation(scopeOf({}), defaultBudget));
    return () => value;
  } catch {
    return compute;
  }
}
