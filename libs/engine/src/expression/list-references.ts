import { assertNever } from '../assert-never';
import type { Reference } from './reference';
import type { ExpressionNode } from './syntax-tree';

/** Every name a tree uses, in the order of the source. */
export function listReferences(node: ExpressionNode): Reference[] {
  switch (node.kind) {
    case 'literal':
    case 'missing':
    case 'date-helper':
      return [];
    case 'list':
      return node.items.flatMap(listReferences);
    case 'reference':
      return [referenceTo([node.name, ...node.path], node.offset)];
    case 'lookup':
      if (node.keys !== null) return [referenceTo(node.keys, node.offset)];
      return node.expression === null ? [] : listReferences(node.expression);
    case 'domain-variable':
      return [{ kind: 'domain-variable', name: node.name, path: [], offset: node.offset }];
    case 'quoted':
      return node.parts.flatMap((part) => (typeof part === 'string' ? [] : listReferences(part)));
    case 'call':
      return [
        { kind: 'function', name: node.name, path: [], offset: node.offset },
        ...node.args.flatMap(listReferences),
      ];
    case 'member':
      return [...listReferences(node.target), ...listReferences(node.key)];
    case 'unary':
      return listReferences(node.operand);
    case 'chain':
      return [node.first, ...node.rest.map(({ operand }) => operand)].flatMap(listReferences);
    case 'logic':
      return node.operands.flatMap(listReferences);
    case 'choice':
      return [
        ...node.cases.flatMap(({ test, result }) => [
          ...listReferences(test),
          ...listReferences(result),
        ]),
        ...listReferences(node.otherwise),
      ];
    default:
      return assertNever(node);
  }
}

function referenceTo(keys: readonly string[], offset: number): Reference {
  const [name = '', first, ...rest] = keys;
  return name === 'steps' && first !== undefined
    ? { kind: 'step', name: first, path: rest, offset }
    : { kind: 'variable', name, path: keys.slice(1), offset };
}
