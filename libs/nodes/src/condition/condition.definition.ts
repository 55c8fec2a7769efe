import type { PureNodeType } from '@hookline/engine';
import { failureOutlet } from '../outlets';
import { testSummary } from '../params/test-summary';
import { executeCondition } from './condition.execute';
import { ConditionParams } from './condition.params';

export const condition: PureNodeType<typeof ConditionParams> = {
  type: 'condition',
  version: 1,
  kind: 'pure',
  label: 'Condition',
  description: 'Goes one way when a test holds, another when it does not.',
  help: [
    'Rows compare a field with a value; groups want all or any of their rows.',
    'Text that looks like a number compares with a number as a number. A missing field equals empty text, and every comparison of it with a number is false.',
    'An expression fails only when it adds apples to pears or costs too much; then the run leaves by *failure*.',
  ].join('\n\n'),
  category: 'decide',
  icon: 'git-branch',
  synonyms: ['if', 'else', 'then', 'branch', 'decision', 'filter', 'test'],
  params: ConditionParams,
  outlets: () => [{ name: 'then', label: 'Then' }, { name: 'else', label: 'Else' }, failureOutlet],
  summary: testSummary,
  outputs: { result: 'Whether the test held.' },
  settings: ['disabled'],
  execute: executeCondition,
};
