import { describe, expect, it } from '@jest/globals';
import { cookiesFor, readJar, withAnswer, type CookieJar } from './cookie-jar';

const now = new Date('2026-11-21T10:30:00Z');
const login = 'https://api.crm.example/v1/login?x=1';
const jarOf = (lines: readonly string[], address = login): CookieJar =>
  withAnswer([], lines, address, now);

describe('cookiesFor', () => {
  it.each<[string, string, string]>([
    // to the host that set it, below the directory of its address
    ['sid=1', 'https://api.crm.example/v1/calls', 'sid=1'],
    ['sid=1', 'https://api.crm.example/v1', 'sid=1'],
    ['sid=1', 'https://api.crm.example/v2', ''],
    ['sid=1', 'https://api.crm.example/v10', ''],
    ['sid=1', 'https://crm.example/v1/x', ''],
    ['sid=1', 'https://x.api.crm.example/v1/x', ''],
    ['sid=1', 'https://api.crm.example.evil.example/v1/x', ''],
    ['sid=1; Path=/', 'https://api.crm.example/other', 'sid=1'],
    ['sid=1; path=/a', 'https://api.crm.example/a/b', 'sid=1'],
    ['sid=1; path=/a', 'https://api.crm.example/ab', ''],
    // to hosts below the domain it names, its own only
    ['sid=1; Path=/; Domain=crm.example', 'https://files.crm.example/', 'sid=1'],
    ['sid=1; Path=/; Domain=.CRM.example', 'https://crm.example/', 'sid=1'],
    ['sid=1; Path=/; Domain=crm.example', 'https://evilcrm.example/', ''],
    ['sid=1; Path=/; Domain=other.example', 'https://other.example/', ''],
    ['sid=1; Path=/; Domain=example', 'https://other.example/', ''],
    // where it may go and for how long
    ['sid=1; Path=/; Secure', 'https://api.crm.example/', 'sid=1'],
    ['sid=1; Path=/; Secure', 'http://api.crm.example/', ''],
    ['sid=1; Path=/; Max-Age=60', 'https://api.crm.example/', 'sid=1'],
    ['sid=1; Path=/; Max-Age=0', 'https://api.crm.example/', ''],
    ['sid=1; Path=/; Max-Age=-5; Expires=Fri, 01 Jan 2100 00:00:00 GMT', login, ''],
    ['sid=1; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT', login, ''],
    ['sid=1; Path=/; Expires=Fri, 01 Jan 2100 00:00:00 GMT', login, 'sid=1'],
    ['sid=1; Path=/; Expires=soon; HttpOnly; SameSite=Lax', login, 'sid=1'],
    // what cannot be read
    ['=1; Path=/', login, ''],
    ['; Path=/', login, ''],
    ['a=b\r\nx: y; Path=/', login, ''],
    [`a=${'x'.repeat(5_000)}; Path=/`, login, ''],
    ['a="b=c"; Path=/', login, 'a="b=c"'],
    ['__proto__=1; Path=/', login, '__proto__=1'],
  ])('of %j sends to %s: %j', (line, address, header) => {
    expect(cookiesFor(jarOf([line]), address, now)).toBe(header);
  });

  it('takes no cookie for what strangers share, nor a secure one over http', () => {
    const shared = 'sid=1; Path=/; Domain=co.uk';
    expect(jarOf([shared], 'https://evil.co.uk/')).toEqual([]);
    expect(jarOf(['sid=1; Domain=0.0.1'], 'http://127.0.0.1/')).toEqual([]);
    expect(jarOf(['sid=1; Secure'], 'http://crm.example/')).toEqual([]);
  });

  it('sends the longest paths first, and forgets what expired meanwhile', () => {
    const jar = jarOf(['a=1; Path=/', 'b=2; Path=/v1', 'c=3; Path=/; Max-Age=60']);
    expect(cookiesFor(jar, login, now)).toBe('b=2; a=1; c=3');
    expect(cookiesFor(jar, login, new Date(now.getTime() + 61_000))).toBe('b=2; a=1');
  });
});

describe('withAnswer', () => {
  it('replaces a cookie of the same name, domain and path, and deletes one that is over', () => {
    const first = jarOf(['sid=1; Path=/', 'x=1; Path=/']);
    const second = withAnswer(first, ['sid=2; Path=/', 'x=; Path=/; Max-Age=0'], login, now);
    expect(cookiesFor(second, login, now)).toBe('sid=2');
    expect(cookiesFor(first, login, now)).toBe('sid=1; x=1');
  });

  it('keeps the newest fifty', () => {
    const jar = jarOf(Array.from({ length: 80 }, (_, index) => `c${index}=1`));
    expect(jar).toHaveLength(50);
    expect(jar.at(-1)?.name).toBe('c79');
  });

  it('reads back what a run remembered, and nothing else', () => {
    const jar = jarOf(['sid=1']);
    expect(readJar(JSON.parse(JSON.stringify(jar)))).toEqual(jar);
    expect(readJar({ sid: 1 })).toEqual([]);
    expect(readJar(null)).toEqual([]);
  });
});
