import { describe, expect, it } from '@jest/globals';
import { maskContact, maskWithin } from './mask-contact';

describe('maskContact', () => {
  it('keeps the last four signs', () => {
    expect(maskContact('380441112233')).toBe('•••2233');
    expect(maskContact('olha@centre.example')).toBe('•••mple');
  });

  it('leaves what is too short to recognise anyone by', () => {
    expect(maskContact('1015')).toBe('1015');
  });
});

describe('maskWithin', () => {
  it('masks every mention of the contact', () => {
    expect(maskWithin('Callback 380441112233, 380441112233', '380441112233')).toBe(
      'Callback •••2233, •••2233',
    );
  });

  it('leaves other texts and texts without a contact', () => {
    expect(maskWithin('380441112234', '380441112233')).toBe('380441112234');
    expect(maskWithin('1015 and 10', '10')).toBe('1015 and 10');
    expect(maskWithin('380441112233', null)).toBe('380441112233');
  });
});
