import { describe, expect, it } from '@jest/globals';
import { callTarget, phoneTarget } from './erasure-target';

const finds = (pattern: string | null, text: string) => new RegExp(pattern ?? '$^').test(text);

describe('phoneTarget', () => {
  const { pattern } = phoneTarget('1', '+380 44 111-22-33');

  it.each([
    '+380441112233',
    '{"contact":"380441112233"}',
    'call +38 (044) 111 22 33 back',
    '380-44-111-22-33',
    'tel:+380.44.111.22.33;',
  ])('finds %j', (text) => expect(finds(pattern, text)).toBe(true));

  it.each(['9380441112233', '3804411122330', '380441112234', '380441,112233', '0441112233'])(
    'leaves %j',
    (text) => expect(finds(pattern, text)).toBe(false),
  );
});

describe('callTarget', () => {
  it('finds a long id as a whole only', () => {
    const { pattern, call } = callTarget('1', '7f3a-22.b+c[d]');
    expect(call).toBe('7f3a-22.b+c[d]');
    expect(finds(pattern, '{"uuid":"7f3a-22.b+c[d]"}')).toBe(true);
    expect(finds(pattern, 'x7f3a-22.b+c[d]')).toBe(false);
    expect(finds(pattern, '7f3a-22xb+c[d]')).toBe(false);
  });

  it('looks for a short id nowhere but in the key', () => {
    expect(callTarget('1', '125').pattern).toBeNull();
  });
});
