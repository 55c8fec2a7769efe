import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '@hookline/contracts';
import { describeParams, nodeTypeOf } from '@hookline/nodes';
import { newItem } from './item-fields';

function caseFieldOf(type: string) {
  const nodeType = nodeTypeOf(type);
  const field = nodeType && describeParams(nodeType).find(({ widget }) => widget === 'cases');
  if (field === undefined) throw new Error(`${type} has no cases`);
  return field;
}

describe('newItem', () => {
  it('gives a case of a switch the next free name', () => {
    const items: JsonObject[] = [{ name: 'case-1' }, { name: 'case-3' }];
    expect(newItem(caseFieldOf('switch'), items)).toMatchObject({ name: 'case-2' });
  });

  it('numbers a branch on from those the node begins with, in its outlet and its name', () => {
    const items: JsonObject[] = [
      { name: 'branch-1', label: 'Tell the CRM' },
      { name: 'branch-2', label: 'Branch 2' },
    ];
    expect(newItem(caseFieldOf('parallel'), items)).toEqual({
      name: 'branch-3',
      label: 'Branch 3',
    });
  });
});
