import type { FlowDialect, JsonValue, RuleTree } from '@hookline/contracts';
import { NodeFailure } from '../errors';
import { compileExpression, ExpressionSyntaxError, type CompiledExpression } from '../expression';
import { compileRules, type CompiledRules } from '../rules';
import type { CompiledNode } from './compiled-graph';
import { catalogueTypeOf } from './catalogue-types';

/**
 * Sources a node may ever evaluate are written in its params, so few are ever kept; a node that
 * evaluates rendered text must not fill the memory.
 */
const mostKept = 200;

/** `evaluate` and `test` of one node: each source is read once per version, at its first use. */
export function compileSources(dialect: FlowDialect): Pick<CompiledNode, 'evaluate' | 'test'> {
  const expressions = new Map<string, CompiledExpression>();
  const rulesByText = new Map<string, CompiledRules>();
  // Params without templates are the same object at every visit: no text needs to be made of them.
  const rulesByObject = new WeakMap<RuleTree, CompiledRules>();

  const expressionOf = (source: string): CompiledExpression =>
    keep(expressions, source, () =>
      compileExpression(source, { dialect, typeOf: catalogueTypeOf }),
    );

  const rulesOf = (rules: RuleTree): CompiledRules => {
    const known = rulesByObject.get(rules);
    if (known) return known;
    const compiled = keep(rulesByText, JSON.stringify(rules), () =>
      compileRules(rules, { dialect, typeOf: catalogueTypeOf }),
    );
    rulesByObject.set(rules, compiled);
    return compiled;
  };

  return {
    evaluate: (source, scope, onMissing): JsonValue => {
      const value = readable(() => expressionOf(source)).evaluate(scope);
      if (value !== undefined) return value;
      onMissing(source);
      return null;
    },
    test: (rules, scope) => readable(() => rulesOf(rules)).test(scope),
  };
}

function keep<Key, Value>(kept: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = kept.get(key);
  if (known !== undefined) return known;
  const made = make();
  if (kept.size < mostKept) kept.set(key, made);
  return made;
}

/** A source that cannot be read is that node's failure: publish would have refused it. */
function readable<Compiled>(compile: () => Compiled): Compiled {
  try {
    return compile();
  } catch (error) {
    if (!(error instanceof ExpressionSyntaxError)) throw error;
    throw new NodeFailure(error.code, error.message, { offset: error.offset }, { cause: error });
  }
}
