import { describe, expect, it } from '@jest/globals';
import { InvalidReferenceError, NodeFailure } from '@hookline/engine';
import { AddressGuard } from './address-guard';
import { passesGuard } from './passes-guard.fixture';
import { parseAllowList } from './target-list';

/** Whether a guard with this allow-list lets a URL pass whose host resolved to the addresses. */
function passes(allow: string, url: string, resolved: readonly string[] = []): boolean {
  const guard = new AddressGuard({ allow: parseAllowList(allow) });
  return passesGuard(guard, url, resolved);
}

describe('parseAllowList', () => {
  it.each([
    ['127.0.0.1:9000', 'http://127.0.0.1:9000/', [], true],
    ['127.0.0.1:9000', 'http://127.0.0.1:9001/', [], false],
    ['127.0.0.1:9000', 'http://127.0.0.1/', [], false],
    ['127.0.0.1:9000', 'http://localhost:9000/', ['127.0.0.1'], false],
    ['127.0.0.1:80', 'http://127.0.0.1/', [], true],
    ['127.0.0.1:443', 'https://127.0.0.1/', [], true],
    ['127.0.0.1', 'http://127.0.0.1:5/', [], true],
    ['127.0.0.1', 'http://127.0.0.2:5/', [], false],
    ['127.0.0.1', 'http://2130706433:5/', [], true],
    ['[::1]:9000', 'http://[::1]:9000/', [], true],
    ['[::1]:9000', 'http://[0:0::1]:9000/', [], true],
    ['[::1]:9000', 'http://[::1]:9001/', [], false],
    ['::1', 'http://[::1]:9001/', [], true],
    ['crm.internal', 'http://crm.internal:81/', ['10.1.2.3'], true],
    ['CRM.internal.', 'http://crm.internal/', ['10.1.2.3'], true],
    ['crm.internal:81', 'http://crm.internal:82/', ['10.1.2.3'], false],
    ['crm.internal', 'http://x.crm.internal/', ['10.1.2.3'], false],
    ['10.1.0.0/16', 'http://crm.internal/', ['10.1.2.3'], true],
    ['10.1.0.0/16', 'http://crm.internal/', ['10.1.2.3', '10.2.0.1'], false],
    ['10.1.0.0/16', 'http://10.1.255.255:8/', [], true],
    ['10.1.0.0/16', 'http://10.2.0.0/', [], false],
    ['10.1.2.128/25', 'http://10.1.2.127/', [], false],
    ['10.1.2.128/25', 'http://[::ffff:10.1.2.128]/', [], true],
    ['fd00::/8', 'http://[fd12::1]/', [], true],
    ['a, 10.0.0.1 ,b:2', 'http://10.0.0.1/', [], true],
    ['', 'http://10.0.0.1/', [], false],
    ['', 'http://93.184.216.34/', [], true],
    ['', 'http://crm.example/', ['93.184.216.34'], true],
  ])('%j and %s resolved to %j: %s (decision 36)', (allow, url, resolved, expected) => {
    expect(passes(allow, url, resolved)).toBe(expected);
  });

  it.each([
    'http://169.254.169.254/',
    'http://169.254.170.2/',
    'http://100.100.100.200/',
    'http://168.63.129.16/',
    'http://[fd00:ec2::254]/',
    'http://[::ffff:169.254.169.254]/',
    'http://[64:ff9b::a9fe:a9fe]/',
    'http://[2002:a9fe:a9fe::]/',
    'http://[::ffff:0:169.254.169.254]/',
  ])('never opens metadata: %s (B-23)', (url) => {
    const { hostname } = new URL(url);
    const allow = `0.0.0.0/0, ::/0, ${hostname}`;
    expect(passes(allow, url)).toBe(false);
  });

  it('never opens metadata behind an allowed name (B-23)', () => {
    expect(passes('crm.internal', 'http://crm.internal/', ['169.254.169.254'])).toBe(false);
  });

  it.each(['10.0.0.0/33', 'http://x', 'x:0', 'x:70000', 'a b!', '[::1', '/8', 'x:', '::/129'])(
    'refuses %j and names it',
    (text) => {
      expect(() => parseAllowList(text)).toThrow(InvalidReferenceError);
    },
  );
});

describe('AddressGuard', () => {
  it('keeps our own servers closed whatever the allow-list says', () => {
    const guard = new AddressGuard({
      allow: parseAllowList('127.0.0.0/8'),
      neverReach: parseAllowList('127.0.0.1:5432'),
    });
    expect(() => guard.checkUrl(new URL('http://127.0.0.1:5432/'))).toThrow(NodeFailure);
    expect(() => guard.checkUrl(new URL('http://127.0.0.1:5433/'))).not.toThrow();
  });
});
