import { describe, expect, it } from '@jest/globals';
import { ListCommunicationInput, ListCommunicationPatch } from './contact-list';
import { MemberCommunicationInput } from './member';
import { plainNumber } from './number-text';

describe('plainNumber', () => {
  it.each([
    ['380 44 123 45 01', '380441234501'],
    ['380\u00a044\u202f123 45 01', '380441234501'],
    ['+380 (44) 123-45-01', '+380441234501'],
    ['(044) 123-45-01', '0441234501'],
    ['380441234501', '380441234501'],
  ])('reads %j as %j', (text, plain) => {
    expect(plainNumber(text)).toBe(plain);
  });

  it.each([
    '',
    '101',
    '12 34',
    '-1001234567890',
    'olha petrenko',
    'sip:380 44@example.com',
    '10.0.0.127',
    '1234567 ext 5',
    '1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6',
  ])('leaves %j as it is', (text) => {
    expect(plainNumber(text)).toBe(text);
  });
});

describe('a number that is stored', () => {
  it('loses the signs between its digits, in lists and in members', () => {
    const number = ' 380 44 123 45 01 ';
    expect(ListCommunicationInput.parse({ number }).number).toBe('380441234501');
    expect(ListCommunicationPatch.parse({ number }).number).toBe('380441234501');
    const member = MemberCommunicationInput.parse({ destination: number });
    expect(member.destination).toBe('380441234501');
  });
});
