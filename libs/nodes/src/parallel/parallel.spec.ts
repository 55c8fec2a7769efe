import { describe, expect, it } from '@jest/globals';
import { checkParams } from '../params/check-params';
import { parallel } from './parallel.definition';
import { executeParallel } from './parallel.execute';
import { ParallelParams } from './parallel.params';

const branch = (name: string, label = name) => ({ name, label });

describe('executeParallel', () => {
  it('forks by every outlet', () => {
    const params = ParallelParams.parse({ branches: [branch('a', 'CRM'), branch('b', 'SMS')] });
    expect(executeParallel(params)).toEqual({
      kind: 'fork',
      outlets: ['a', 'b'],
      output: { branches: ['CRM', 'SMS'] },
    });
  });
});

describe('parallel', () => {
  it('has two branches when it is new', () => {
    expect(parallel.outlets({}).map(({ name }) => name)).toEqual(['branch-1', 'branch-2']);
  });

  it('calls its outlets as the branches are called', () => {
    const branches = [branch('a', 'CRM'), branch('b', ''), branch('a', 'again')];
    expect(parallel.outlets({ branches })).toEqual([branch('a', 'CRM'), branch('b', 'b')]);
  });

  it.each([[{ branches: 'x' }], [{ branches: [null, 1, {}] }]])(
    'has no outlets of odd params: %j',
    (params) => {
      expect(parallel.outlets(params)).toEqual([]);
    },
  );

  it('refuses fewer than two branches, more than ten, and two of one outlet or name', () => {
    const sentences = (branches: object[]) =>
      checkParams(parallel, { branches: branches.map((one) => ({ ...one })) }).map(
        ({ path, message }) => `${path}: ${message}`,
      );
    expect(sentences([branch('a')])).toEqual(['params.branches: needs at least two branches']);
    const eleven = Array.from({ length: 11 }, (_, index) => branch(`b${index}`));
    expect(sentences(eleven)).toEqual(['params.branches: holds more than 10 branches']);
    expect(sentences([branch('a', 'x'), branch('a', 'y')])).toEqual([
      'params.branches.1.name: belongs to another branch: `a`',
    ]);
    expect(sentences([branch('a', 'x'), branch('b', 'x')])).toEqual([
      'params.branches.1.label: belongs to another branch: `x`',
    ]);
  });
});
