import { defaultBudget, type Budget } from './budget';
import { compileNode, type ValueType } from './compile-node';
import type { Dialect } from './dialect';
import { Evaluation } from './evaluation';
import { listReferences } from './list-references';
import { parseExpression } from './parse-expression';
import type { Reference } from './reference';
import type { Scope } from './scope';
import type { Value } from './value';

export interface EvaluateOptions {
  /** Limits that replace those of `defaultBudget`. */
  readonly budget?: Partial<Budget>;
}

/** An expression read once, to be evaluated many times. */
export interface CompiledExpression {
  readonly source: string;
  readonly references: readonly Reference[];
  /**
   * Its value; undefined when that is missing. Throws `NodeFailure` with code `expression.type`
   * for operands of a wrong type, and `BudgetError` with code `expression.budget`.
   */
  evaluate(scope: Scope, options?: EvaluateOptions): Value;
}

export interface CompileExpressionOptions {
  /** Default: `graph`. */
  readonly dialect?: Dialect;
  /** Type of a name (`rating`, `event.rating`) by the catalogue, for decision 8. */
  readonly typeOf?: (name: string) => ValueType | undefined;
}

/** Reads an expression. Throws `ExpressionSyntaxError`. */
export function compileExpression(
  source: string,
  options: CompileExpressionOptions = {},
): CompiledExpression {
  const { dialect = 'graph', typeOf = () => undefined } = options;
  const found = { depth: 0 };
  const tree = parseExpression({ source, start: 0, end: source.length, dialect, depth: 0, found });
  const compute = compileNode(tree, { dialect, typeOf });
  return {
    source,
    references: listReferences(tree),
    evaluate(scope, evaluateOptions) {
      const budget = evaluateOptions?.budget;
      const evaluation = new Evaluation(
        scope,
        budget === undefined ? defaultBudget : { ...defaultBudget, ...budget },
      );
      if (budget !== undefined) evaluation.allowDepth(found.depth);
      return compute(evaluation);
    },
  };
}
