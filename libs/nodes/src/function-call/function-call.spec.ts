import { describe, expect, it } from '@jest/globals';
import { aNodeContext } from '@hookline/testing';
import { executeFunctionDeclare } from '../function-declare/function-declare.execute';
import { executeFunctionReturn } from '../function-return/function-return.execute';
import { executeFunctionCall } from './function-call.execute';

const call = { function: 'f', bodies: ['n0', 'n5'] };

describe('executeFunctionCall', () => {
  it('leaves for the body declared last and remembers the way back', () => {
    const memory = { body: 'n5', returns: ['n2'] };
    expect(executeFunctionCall(call, aNodeContext({ memory }))).toMatchObject({
      outlet: 'n5',
      memory: { body: 'n5', returns: ['n2', 'n1'] },
    });
  });

  it('fails before the function is declared (decision 19)', () => {
    expect(() => executeFunctionCall(call, aNodeContext())).toThrow(
      'The run has not come by a declaration of `f`.',
    );
  });

  it('fails when a hundred calls of it are open', () => {
    const memory = { body: 'n0', returns: Array<string>(100).fill('n1') };
    expect(() => executeFunctionCall(call, aNodeContext({ memory }))).toThrow(
      expect.objectContaining({ code: 'function.depth' }),
    );
  });
});

describe('executeFunctionDeclare', () => {
  it('changes the body and keeps open calls', () => {
    const memory = { body: 'n0', returns: ['n2'] };
    const params = { function: 'f', body: 'n5' };
    expect(executeFunctionDeclare(params, aNodeContext({ memory }))).toMatchObject({
      outlet: 'next',
      memory: { body: 'n5', returns: ['n2'] },
    });
  });
});

describe('executeFunctionReturn', () => {
  it('leaves to the innermost open call', () => {
    const memory = { body: 'n0', returns: ['n2', 'n3'] };
    const params = { function: 'f', calls: ['n2', 'n3'] };
    expect(executeFunctionReturn(params, aNodeContext({ memory }))).toMatchObject({
      outlet: 'n3',
      memory: { body: 'n0', returns: ['n2'] },
    });
  });

  it('fails when nothing called it', () => {
    const params = { function: 'f', calls: [] };
    expect(() => executeFunctionReturn(params, aNodeContext())).toThrow('Nothing called `f`');
  });
});
