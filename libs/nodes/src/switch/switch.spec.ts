import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '@hookline/contracts';
import { checkParams } from '../params/check-params';
import { switchNode } from './switch.definition';
import { executeSwitch } from './switch.execute';
import { SwitchParams } from './switch.params';

const cases: JsonObject[] = [
  { name: 'case1', label: 'Gold', equals: 'gold' },
  { name: 'case2', equals: '5' },
  { name: 'case3', equals: 5 },
  { name: 'case4', equals: '' },
];

describe('executeSwitch', () => {
  it.each([
    ['gold', 'case1'],
    [5, 'case2'],
    ['5', 'case2'],
    [null, 'case4'],
    ['silver', 'default'],
    ['Gold', 'default'],
  ])('leaves %j by %s', (value, outlet) => {
    expect(executeSwitch(SwitchParams.parse({ value, cases }))).toMatchObject({ outlet });
  });
});

describe('switchNode', () => {
  it('has an outlet per case, then default and failure', () => {
    expect(switchNode.outlets({ cases }).map(({ name, label }) => [name, label])).toEqual([
      ['case1', 'Gold'],
      ['case2', '5'],
      ['case3', '5'],
      ['case4', 'case4'],
      ['default', 'Default'],
      ['failure', 'Failure'],
    ]);
  });

  it.each([[{}], [{ cases: 'x' }], [{ cases: [null, 1, {}] }]])(
    'has its two own outlets whatever is stored: %j',
    (params) => {
      expect(switchNode.outlets(params)).toHaveLength(2);
    },
  );

  it('refuses outlet names that are taken', () => {
    const named = (name: string) => ({ name, equals: name });
    const problems = checkParams(switchNode, {
      cases: [named('a'), named('a'), named('default'), named('no spaces')],
    });
    expect(problems.map(({ path, message }) => `${path}: ${message}`)).toEqual([
      'params.cases.3.name: takes letters, digits, - and _ only',
      'params.cases.1.name: is the outlet of another case: `a`',
      'params.cases.2.name: must not be `default`',
    ]);
  });
});
