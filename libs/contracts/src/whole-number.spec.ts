import { describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import { QueueInput, QueuePatch } from './contact-centre/queue';
import { ListQuery, LogQuery } from './list-query';
import { RetentionLossQuery } from './retention';

describe('a number of a request', () => {
  const sentences = (parsed: { readonly error?: z.ZodError }) =>
    parsed.error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);

  it.each([undefined, null, '', 'inbound', true, [1], 1.5, Number.NaN])(
    'is asked for in a sentence when it is %j',
    (type) => {
      const refused = QueueInput.safeParse({ name: 'Support', type });
      expect(sentences(refused)).toEqual(['type: must be a whole number']);
    },
  );

  it.each([1, '1', ' 1 '])('is read from %j', (type) => {
    expect(QueueInput.parse({ name: 'Support', type }).type).toBe(1);
  });

  it('stays absent in a change', () => {
    expect(QueuePatch.parse({ name: 'Support' })).toEqual({ name: 'Support' });
  });

  it('has its default in a list when it is left out or empty', () => {
    expect(ListQuery.parse({})).toMatchObject({ page: 1, size: 40 });
    expect(ListQuery.parse({ page: '', size: '' })).toMatchObject({ page: 1, size: 40 });
    expect(ListQuery.parse({ page: '0', size: '20' })).toMatchObject({ page: 1, size: 20 });
    expect(ListQuery.safeParse({ size: 'all' }).error?.issues).toMatchObject([
      { path: ['size'], message: 'must be a whole number' },
    ]);
  });

  it.each([
    ['0', 'size: must be at least 1'],
    ['-1', 'size: must be at least 1'],
    ['20001', 'size: must be at most 20000'],
  ])('says which bound the size %s passes', (size, sentence) => {
    expect(sentences(ListQuery.safeParse({ size }))).toEqual([sentence]);
  });

  it('filters nothing while it is empty', () => {
    const filter = { 'created_at.from': '', 'created_at.to': '' };
    expect(LogQuery.parse(filter)['created_at.to']).toBeUndefined();
  });

  it('keeps history for ever only when somebody says 0', () => {
    expect(RetentionLossQuery.parse({ days: '0' })).toEqual({ days: 0 });
    expect(RetentionLossQuery.parse({})).toEqual({});
    expect(RetentionLossQuery.parse({ days: '' })).toEqual({});
  });
});
