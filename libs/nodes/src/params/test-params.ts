import { RuleTree } from '@hookline/contracts';
import { isTruthy, type NodeContext, type ParamMeta } from '@hookline/engine';
import { z } from 'zod';
import { text } from './text';

/** A test drawn as rows or written as an expression; shared by condition and loop. */
export const testFields = {
  mode: text(z.enum(['rules', 'expression']))
    .default('rules')
    .meta({
      label: 'Written as',
      help: 'Rows for most tests, an expression for the rest.',
      language: 'literal',
    } satisfies ParamMeta),
  rules: RuleTree.default({ all: [] }).meta({
    label: 'Rules',
    help: 'Without rows the test always holds.',
    widget: 'condition',
    language: 'rules',
    showWhen: { param: 'mode', is: ['rules'] },
  } satisfies ParamMeta),
  expression: text()
    .default('')
    .meta({
      label: 'Expression',
      placeholder: "${cc_result} == 'success' && call_duration > 30",
      widget: 'expression',
      language: 'expression',
      showWhen: { param: 'mode', is: ['expression'] },
    } satisfies ParamMeta),
};

/** Complains where the chosen way of writing is empty. */
export function hasTest(params: { mode: string; expression: string }): boolean {
  return params.mode !== 'expression' || params.expression.trim() !== '';
}

/** Where and how `hasTest` complains. */
export const missingTest = { path: ['expression'], message: 'needs an expression' };

interface Test {
  readonly mode: 'rules' | 'expression';
  readonly rules: RuleTree;
  readonly expression: string;
}

/** Whether the test holds now. Throws `NodeFailure` when the expression fails (decision 9). */
export function testHolds(test: Test, context: Pick<NodeContext, 'evaluate' | 'test'>): boolean {
  return test.mode === 'rules'
    ? context.test(test.rules)
    : isTruthy(context.evaluate(test.expression));
}
