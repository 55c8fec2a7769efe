import { describe, expect, it } from '@jest/globals';
import { numberVariants } from './number-variants';

describe('numberVariants', () => {
  it.each([
    ['380441234501', ['380441234501']],
    ['380 44 123 45 01', ['380 44 123 45 01', '380441234501']],
    ['*99\u00a0123 45*', ['*99\u00a0123 45*', '*9912345*']],
    ['+380441234501', ['+380441234501', '380441234501']],
    ['* +380 (44)*', ['* +380 (44)*', '*+38044*', '*38044*']],
    ['Olha 12', ['Olha 12']],
    ['3805*77', ['3805*77']],
    ['*', ['*']],
  ])('takes %j for %j', (text, variants) => {
    expect(numberVariants(text)).toEqual(variants);
  });
});
