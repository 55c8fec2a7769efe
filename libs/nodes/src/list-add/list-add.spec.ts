import { describe, expect, it } from '@jest/globals';
import { NodeFailure } from '@hookline/engine';
import { concludeEffect } from '../conclude-effect';
import { requestListAdd } from './list-add.execute';
import { ListAddParams } from './list-add.params';

const now = new Date('2026-11-21T10:00:00Z');
const base = { list: { id: 3, name: 'Blocked' }, number: 380441112233 };

describe('requestListAdd', () => {
  it('asks for the entry, the id of the list going before its name', () => {
    expect(requestListAdd(ListAddParams.parse(base), { now })).toEqual({
      kind: 'list-add',
      list: { id: '3' },
      number: '380441112233',
      description: '',
      expireAt: null,
    });
  });

  it.each([
    [{ expiry: 'after', keepAmount: 2, keepUnit: 'h' }, '2026-11-21T12:00:00.000Z'],
    [{ expiry: 'at', expireAt: '2026-12-24T18:00:00Z' }, '2026-12-24T18:00:00.000Z'],
    [{ expiry: 'at', expireAt: 1_798_135_200_000 }, '2026-12-24T18:00:00.000Z'],
  ])('lets it vanish as %j says', (expiry, at) => {
    const effect = requestListAdd(ListAddParams.parse({ ...base, ...expiry }), { now });
    expect(effect.expireAt).toEqual(new Date(at));
  });

  it('keeps it for ever when the moment is empty', () => {
    const params = ListAddParams.parse({ ...base, expiry: 'at', expireAt: '' });
    expect(requestListAdd(params, { now }).expireAt).toBeNull();
  });
});

describe('ListAddParams', () => {
  it.each([
    [{ ...base, list: {} }],
    [{ ...base, number: ' ' }],
    [{ ...base, expiry: 'at', expireAt: 'tomorrow' }],
    [{ ...base, expiry: 'after', keepAmount: 0 }],
  ])('refuses %j', (params) => {
    expect(ListAddParams.safeParse(params).success).toBe(false);
  });
});

describe('concludeEffect', () => {
  it('leaves by success with what changed', () => {
    expect(concludeEffect({ kind: 'done', changed: 0, output: { id: '9' } })).toEqual({
      kind: 'exit',
      outlet: 'success',
      output: { id: '9', changed: 0 },
    });
  });

  it('fails when the database refused', () => {
    const conclude = () =>
      concludeEffect({ kind: 'refused', code: 'list.missing', message: 'No such list.' });
    expect(conclude).toThrow(NodeFailure);
    expect(conclude).toThrow('No such list.');
  });
});
