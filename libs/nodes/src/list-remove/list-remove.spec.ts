import { describe, expect, it } from '@jest/globals';
import { requestListRemove } from './list-remove.execute';
import { ListRemoveParams } from './list-remove.params';

describe('requestListRemove', () => {
  it('names the list by its name when there is no id', () => {
    const params = ListRemoveParams.parse({ list: { name: 'VIP' }, number: ' 380 ' });
    expect(requestListRemove(params)).toEqual({
      kind: 'list-remove',
      list: { name: 'VIP' },
      number: '380',
    });
  });
});
