import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { storable } from './storable';

describe('storable', () => {
  const schema = storable(z.json());

  it('replaces U+0000 and lone surrogates in texts and names, at any depth', () => {
    expect(schema.parse({ 'a\u0000': ['x\u0000y', '\uD800', 'z\uDC00'] })).toEqual({
      'a\uFFFD': ['x\uFFFDy', '\uFFFD', 'z\uFFFD'],
    });
  });

  it('leaves surrogate pairs and everything else as it is', () => {
    const value = { text: 'ok 📞', list: [1, null, true, ''], own: {} };
    expect(schema.parse(value)).toEqual(value);
  });
});
