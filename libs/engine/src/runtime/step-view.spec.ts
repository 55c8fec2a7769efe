import { describe, expect, it } from '@jest/globals';
import { largestStepText, stepView } from './step-view';

describe('stepView', () => {
  it('hands out the same value when there is nothing to hide or cut', () => {
    const value = {
      url: 'https://crm.example',
      headers: { 'x-tenant': '7' },
      list: [1, 'a', null],
    };
    expect(stepView(value)).toBe(value);
  });

  it.each([
    'Authorization',
    'proxy-authorization',
    'cookie',
    'Set-Cookie',
    'password',
    'db_password',
    'X-Api-Key',
    'apiKey',
    'client_secret',
    'accessToken',
    'X-Auth-Token',
    'private_key',
  ])('hides what stands below %s, at any depth', (name) => {
    expect(stepView({ headers: [{ [name]: 'canary' }] })).toEqual({
      headers: [{ [name]: '[hidden]' }],
    });
    expect(stepView({ [name]: { inner: ['canary'] } })).toEqual({ [name]: '[hidden]' });
  });

  it.each(['tokens', 'cookies', 'secretary', 'authorized', 'passwordless', 'monkey'])(
    'leaves %s alone',
    (name) => expect(stepView({ [name]: 'shown' })).toEqual({ [name]: 'shown' }),
  );

  it('says nothing of a secret that is empty', () => {
    const value = { password: '', token: null };
    expect(stepView(value)).toBe(value);
  });

  it('cuts a long text and says how long it was', () => {
    const text = 'я'.repeat(largestStepText + 1);
    expect(stepView({ body: text })).toEqual({
      body: `${'я'.repeat(largestStepText)}… (cut, ${largestStepText + 1} characters)`,
    });
  });

  it('does not cut a character in two', () => {
    const text = `${'a'.repeat(largestStepText - 1)}😀b`;
    expect(stepView(text)).toBe(
      `${'a'.repeat(largestStepText - 1)}… (cut, ${text.length} characters)`,
    );
  });

  it('cuts long lists and many names, and says how many there were', () => {
    const list = Array.from({ length: 1_000 }, (_, index) => index);
    expect(stepView(list)).toEqual([...list.slice(0, 200), '… (cut, 1000 entries)']);
    const names = Object.fromEntries(list.map((index) => [`n${index}`, index]));
    const view = stepView(names);
    expect(Object.keys(view as object)).toHaveLength(201);
    expect(view).toMatchObject({ n199: 199, '…': '(cut, 1000 names)' });
  });

  it('keeps the whole below a size, however it is spread', () => {
    const page = 'x'.repeat(8_000);
    const value = { rows: Array.from({ length: 150 }, () => ({ a: page, b: [page, page] })) };
    expect(JSON.stringify(stepView(value)).length).toBeLessThan(150_000);
  });

  it('does not take names of the machinery for its own', () => {
    const value: unknown = JSON.parse('{"__proto__": {"password": "canary"}, "a": 1}');
    expect(JSON.stringify(stepView(value as never))).toBe(
      '{"__proto__":{"password":"[hidden]"},"a":1}',
    );
  });
});
