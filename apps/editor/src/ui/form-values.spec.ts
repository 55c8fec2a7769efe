import { describe, expect, it } from '@jest/globals';
import { changedFields, mergeFields } from './form-values';

describe('mergeFields', () => {
  it('keeps what the person touched and follows what is stored elsewhere', () => {
    const base = { name: 'a', note: '', rows: [1] };
    const mine = { name: 'mine', note: '', rows: [1] };
    const theirs = { name: 'theirs', note: 'theirs', rows: [1, 2] };
    expect(mergeFields({ mine, base, theirs })).toEqual({
      name: 'mine',
      note: 'theirs',
      rows: [1, 2],
    });
  });
});

describe('changedFields', () => {
  it('is what differs, however deep, and nothing else', () => {
    const before = { name: 'a', team: { id: '1' }, tags: ['x'], email: '' };
    const next = { ...before, team: { id: '2' }, tags: ['x'], email: '' };
    expect(changedFields(next, before)).toEqual({ team: { id: '2' } });
    expect(changedFields(before, { ...before })).toEqual({});
  });

  it('tells a value that was taken away from one that stays', () => {
    const before: { team: { id: string } | null } = { team: { id: '1' } };
    expect(changedFields({ team: null }, before)).toEqual({ team: null });
  });
});
