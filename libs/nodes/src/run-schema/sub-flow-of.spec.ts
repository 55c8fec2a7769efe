import { describe, expect, it } from '@jest/globals';
import { runsSubFlow, subFlowOf } from './sub-flow-of';

describe('subFlowOf', () => {
  it.each([
    [{ id: '7', name: 'Rate' }, { id: '7' }],
    [{ name: 'Rate' }, { name: 'Rate' }],
    [{ id: '', name: '' }, null],
    [{ id: '${which}' }, null],
    ['Rate', null],
  ])('reads %j as %j', (schema, ref) => {
    expect(subFlowOf({ type: 'run-schema', params: { schema } })).toEqual(ref);
  });

  it('is null where nothing is chosen', () => {
    expect(subFlowOf({ type: 'run-schema', params: {} })).toBeNull();
  });

  it('is null for a node that runs none, whatever its params say', () => {
    const node = { type: 'list-add', params: { schema: { id: '7' } } };
    expect(subFlowOf(node)).toBeNull();
    expect(runsSubFlow(node)).toBe(false);
  });
});
