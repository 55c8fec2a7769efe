import { describe, expect, it } from '@jest/globals';
import { formatCount, formatDuration, formatNo, formatPhone } from './number-format';

describe('formatDuration', () => {
  it.each([
    [0.12, '0.1 ms'],
    [6, '6 ms'],
    [212.4, '212 ms'],
    [1_240, '1.24 s'],
    [31_200, '31.2 s'],
    [185_000, '3 min 05 s'],
    [3_720_000, '1 h 02 min'],
  ])('writes %d ms as %s', (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });
});

describe('formatCount and formatNo', () => {
  it('group by three', () => {
    expect(formatCount(18204)).toBe('18,204');
    expect(formatNo('1204869')).toBe('1\u202f204\u202f869');
    expect(formatNo('12')).toBe('12');
  });
});

describe('formatPhone', () => {
  it.each([
    ['380441112233', '380 44 111 22 33'],
    ['+380441112233', '+380 44 111 22 33'],
    ['4412233', '441 22 33'],
    ['0441112233', '044 111 22 33'],
  ])('groups %s', (raw, grouped) => {
    expect(formatPhone(raw).replaceAll('\u00a0', ' ')).toBe(grouped);
  });

  it('leaves names and addresses alone', () => {
    expect(formatPhone('olha@centre.example')).toBe('olha@centre.example');
    expect(formatPhone('1015')).toBe('1015');
  });
});
