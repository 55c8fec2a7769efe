import { describe, expect, it } from '@jest/globals';
import { compileSchema } from './compile-schema';

describe('compileSchema', () => {
  it.each([
    [{ id: 77 }, { schema: { id: '77' }, wait: true }],
    [
      { id: '77', async: true },
      { schema: { id: '77' }, wait: false },
    ],
    [
      { name: 'Care', async: 'false' },
      { schema: { name: 'Care' }, wait: true },
    ],
    [{ schema: { id: 5, name: 'Care' } }, { schema: { id: '5', name: 'Care' }, wait: true }],
  ])('makes of %j a run of that flow with all variables', (args, params) => {
    expect(compileSchema(args)).toMatchObject({
      type: 'run-schema',
      params: { ...params, passAll: true },
    });
  });
});
