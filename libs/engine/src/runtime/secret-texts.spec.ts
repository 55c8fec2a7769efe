import { describe, expect, it } from '@jest/globals';
import { hideSecrets } from './hide-secrets';
import { secretTextsOf } from './secret-texts';
import { stepView } from './step-view';

const secrets = secretTextsOf([
  'hunter 2"',
  { token: 'canary', pin: 123456 },
  ['canary-long'],
  'abc',
]);

describe('secretTextsOf', () => {
  it('knows a secret also as it looks in an address and in JSON text', () => {
    expect(secrets).toEqual(expect.arrayContaining(['hunter 2"', 'hunter%202%22', 'hunter 2\\"']));
  });

  it('knows how it looks in JSON that escapes slashes', () => {
    expect(secretTextsOf(['a/b/c'])).toContain('a\\/b\\/c');
  });

  it('leaves out what is too short to be told from chance', () => {
    expect(secrets).not.toContain('abc');
  });
});

describe('stepView with secrets', () => {
  it.each([
    ['a text', 'say canary!', 'say [hidden]!'],
    ['an address', 'https://x/?q=hunter%202%22&a=1', 'https://x/?q=[hidden]&a=1'],
    ['JSON within text', '{"p":"hunter 2\\""}', '{"p":"[hidden]"}'],
    ['a number', { pin: 123456 }, { pin: '[hidden]' }],
    ['a name', { canary: 1 }, { '[hidden]': 1 }],
    ['a list', [['canary']], [['[hidden]']]],
    ['the longer of two that begin alike', 'canary-long', '[hidden]'],
  ])('hides one in %s', (_, value, shown) => {
    expect(stepView(value, secrets)).toEqual(shown);
    expect(hideSecrets(value, secrets)).toEqual(shown);
  });

  it('hides before it cuts, so that no half of a secret is left', () => {
    const text = `${'x'.repeat(8_189)}canary`;
    expect(JSON.stringify(stepView(text, secrets))).not.toContain('can');
  });

  it('hands out the same value when there is nothing to hide', () => {
    const value = { a: ['nothing'] };
    expect(stepView(value, secrets)).toBe(value);
    expect(hideSecrets(value)).toBe(value);
  });
});
