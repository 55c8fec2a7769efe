import type { RuleRow, RuleTree } from '@hookline/contracts';
import {
  ExpressionSyntaxError,
  type Budget,
  type Dialect,
  type Reference,
  type Scope,
  type ValueType,
} from '../expression';
import { compileNode } from '../expression/compile-node';
import type { Evaluation } from '../expression/evaluation';
import { listReferences } from '../expression/list-references';
import { maxSourceDepth, parseTemplateSpan } from '../expression/parse-expression';
import { readPattern } from '../expression/read-pattern';
import { compileSharedValue } from '../template/compile-value';
import { startEvaluation } from '../template/compile-template';
import type { RuleExplanation } from './rule-explanation';
import { testRow, type RowSides } from './test-row';

/** A rule tree read once, to be tested many times. */
export interface CompiledRules {
  readonly references: readonly Reference[];
  /** Whether the tree holds; stops at the first row that decides. Throws `NodeFailure`. */
  test(scope: Scope, options?: TestRulesOptions): boolean;
  /** The verdict on every row, with what the field was: for "why not". Throws `NodeFailure`. */
  explain(scope: Scope, options?: TestRulesOptions): RuleExplanation;
}

export interface TestRulesOptions {
  /** Limits that replace those of `defaultBudget`; one budget for the whole tree. */
  readonly budget?: Partial<Budget>;
}

export interface CompileRulesOptions {
  /** Default: `graph`. */
  readonly dialect?: Dialect;
  /** Type of a field by the catalogue: text in rows about a number is a number. */
  readonly typeOf?: (name: string) => ValueType | undefined;
}

interface Rule {
  test(evaluation: Evaluation): boolean;
  explain(evaluation: Evaluation): RuleExplanation;
}

/**
 * Reads a rule tree. Throws `ExpressionSyntaxError` for a field, template or pattern that cannot
 * be read; its offset counts in that text, its message starts with the place in the tree.
 */
export function compileRules(tree: RuleTree, options: CompileRulesOptions = {}): CompiledRules {
  const { dialect = 'graph', typeOf = () => undefined } = options;
  const references: Reference[] = [];
  const root = compileRule(tree, []);
  return {
    references,
    test: (scope, { budget } = {}) => root.test(startEvaluation(scope, budget)),
    explain: (scope, { budget } = {}) => root.explain(startEvaluation(scope, budget)),
  };

  function compileRule(rule: RuleTree, at: readonly string[]): Rule {
    if (at.length > maxSourceDepth * 2) {
      throw new ExpressionSyntaxError(`nested deeper than ${maxSourceDepth} levels`, 0);
    }
    if ('field' in rule) return placed(at, () => compileRow(rule));
    const wants = 'all' in rule ? 'all' : 'any';
    const members = ('all' in rule ? rule.all : rule.any).map((member, index) =>
      compileRule(member, [...at, wants, String(index)]),
    );
    return groupOf(wants, members);
  }

  function compileRow({ field, operator, value }: RuleRow): Rule {
    const length = field.length;
    const node = parseTemplateSpan(
      { kind: 'lookup', start: 0, innerStart: 0, innerEnd: length, end: length },
      { source: field, start: 0, end: length, dialect, depth: 0, found: { depth: 0 } },
    );
    const compute = compileNode(node, { dialect, typeOf });
    const wanted = compileSharedValue(value, { dialect });
    references.push(...listReferences(node), ...wanted.references);
    if (operator === 'matches' && wanted.isConstant && typeof value === 'string') {
      readPattern(value, { fault: (message) => new ExpressionSyntaxError(message, 0) });
    }
    const isNumberField = typeOf(field.trim()) === 'number';

    const sidesOf = (evaluation: Evaluation): RowSides => {
      evaluation.step();
      return {
        operator,
        actual: compute(evaluation),
        wanted: wanted.renderIn(evaluation),
        isNumberField,
      };
    };
    return {
      test: (evaluation) => testRow(sidesOf(evaluation), evaluation),
      explain: (evaluation) => {
        const sides = sidesOf(evaluation);
        return {
          kind: 'row',
          holds: testRow(sides, evaluation),
          field,
          operator,
          wanted: sides.wanted,
          actual: sides.actual ?? null,
          isMissing: sides.actual === undefined,
        };
      },
    };
  }
}

/** A group without rules holds: no condition is no obstacle. */
function groupOf(wants: 'all' | 'any', rules: readonly Rule[]): Rule {
  return {
    test: (evaluation) => {
      if (rules.length === 0) return true;
      return wants === 'all'
        ? rules.every((rule) => rule.test(evaluation))
        : rules.some((rule) => rule.test(evaluation));
    },
    explain: (evaluation) => {
      const explained = rules.map((rule) => rule.explain(evaluation));
      const verdicts = explained.map(({ holds }) => holds);
      const holds =
        rules.length === 0 || (wants === 'all' ? verdicts.every(Boolean) : verdicts.some(Boolean));
      return { kind: 'group', holds, wants, rules: explained };
    },
  };
}

/** Adds the place in the tree to what a row complains about. */
function placed(at: readonly string[], compile: () => Rule): Rule {
  try {
    return compile();
  } catch (error) {
    if (!(error instanceof ExpressionSyntaxError) || at.length === 0) throw error;
    throw new ExpressionSyntaxError(`${at.join('.')}: ${error.message}`, error.offset);
  }
}
