import { describe, expect, it } from '@jest/globals';
import { maskWithin } from './mask-contact';
import { maskValues } from './mask-values';

const mask = (text: string) => maskWithin(text, '380501112233');

describe('maskValues', () => {
  it('masks the contact wherever it stands, inside longer texts and deep down too', () => {
    const data = {
      destination: '380501112233',
      links: [{ url: 'tel:380501112233' }, null, true],
      note: 'nothing here',
    };
    expect(maskValues(data, mask)).toEqual({
      destination: '•••2233',
      links: [{ url: 'tel:•••2233' }, null, true],
      note: 'nothing here',
    });
  });

  it('turns a contact sent as a number into its masked text and leaves other numbers alone', () => {
    expect(maskValues({ phone: 380501112233, wait_sec: 12 }, mask)).toEqual({
      phone: '•••2233',
      wait_sec: 12,
    });
  });
});
