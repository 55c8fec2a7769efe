/** Closures for names: bare references, `${…}` (decision 12) and `$${…}` (decision 14). */
import type { CompileContext, Compute } from './compile-node';
import type { Evaluation } from './evaluation';
import { listReferences } from './list-references';
import { parseJsonText } from './parse-json-text';
import { followPath, pathKeys } from './path';
import { isMachineryName } from './own-value';
import type { ExpressionNode, LookupNode } from './syntax-tree';
import { toText } from './to-text';
import type { Value } from './value';

/** A bare name and the fixed keys after it. */
export function compileReference(keys: readonly string[], { dialect }: CompileContext): Compute {
  const [name = ''] = keys;
  // A scope gives own values only; that no other scope is asked for more is settled here.
  if (isMachineryName(name)) return () => undefined;
  if (keys.length === 1) {
    if (dialect === 'array') {
      return (evaluation) => {
        evaluation.step();
        return asArrayText(evaluation.scope.lookup(name), evaluation);
      };
    }
    return (evaluation) => {
      evaluation.step();
      return evaluation.scope.lookup(name);
    };
  }
  const find = pathFinder(keys);
  return (evaluation) => {
    evaluation.step();
    const value = find(evaluation);
    return dialect === 'array' ? asArrayText(value, evaluation) : value;
  };
}

/** `${text}` or `$${name}`. */
export function compileLookup(
  node: LookupNode | Extract<ExpressionNode, { kind: 'domain-variable' }>,
  context: CompileContext,
  compileNode: (node: ExpressionNode, context: CompileContext) => Compute,
): Compute {
  const find =
    node.kind === 'domain-variable'
      ? domainVariableFinder(node.name)
      : lookupFinder(node, context, compileNode);
  if (context.dialect === 'graph') return find;
  return (evaluation) => asArrayText(find(evaluation), evaluation);
}

function domainVariableFinder(name: string): Compute {
  const keys = pathKeys(name);
  const [root = ''] = keys;
  if (isMachineryName(root)) return () => undefined;
  return (evaluation) => {
    evaluation.step();
    const whole = evaluation.scope.domainVariable(name);
    if (whole !== undefined || keys.length === 1) return whole;
    return followFrom(evaluation.scope.domainVariable(root), keys, evaluation);
  };
}

function lookupFinder(
  node: LookupNode,
  context: CompileContext,
  compileNode: (node: ExpressionNode, context: CompileContext) => Compute,
): Compute {
  const { text, keys } = node;
  if (isMachineryName(text) || isMachineryName(keys?.[0] ?? '')) return () => undefined;
  const isPath = keys !== null && keys.length > 1;
  const findPath = isPath ? pathFinder(keys) : null;
  const compute = node.expression === null ? null : compileNode(node.expression, context);
  const operands =
    node.isHyphenated && node.expression !== null
      ? listReferences(node.expression)
          .filter(({ kind }) => kind === 'variable')
          .map(({ name, path }) => pathFinder([name, ...path]))
      : [];
  return (evaluation) => {
    evaluation.step();
    const whole = evaluation.scope.lookup(text);
    if (whole !== undefined) return whole;
    const value = findPath?.(evaluation);
    if (value !== undefined || compute === null) return value;
    // Rule 3 of parse-lookup.ts: a hyphen subtracts only what exists.
    if (operands.some((find) => find(evaluation) === undefined)) return undefined;
    return compute(evaluation);
  };
}

function pathFinder(keys: readonly string[]): Compute {
  const [name = ''] = keys;
  return (evaluation) => followFrom(evaluation.scope.lookup(name), keys, evaluation);
}

/** Follows the keys after the first. JSON text at the root is read, as upstream does. */
function followFrom(root: Value, keys: readonly string[], evaluation: Evaluation): Value {
  if (typeof root !== 'string' || keys[1] === 'length' || !/^\s*[[{]/.test(root)) {
    return followPath(root, keys, evaluation, 1);
  }
  return followPath(parseJsonText(root, evaluation), keys, evaluation, 1);
}

/** Decision 10: in arrays every value is text; missing stays missing so that it can be told apart. */
function asArrayText(value: Value, evaluation: Evaluation): Value {
  return value === undefined || typeof value === 'string' ? value : toText(value, evaluation);
}
