import { describe, expect, it } from '@jest/globals';
import { Connection } from './connection';
import { complaintsOfConnection } from './connection-complaints';
import { integrationKinds, secretFieldsOf } from './integration-kinds';
import { IntegrationInput } from './integration';
import { IntegrationKind } from './integration-kind';
import { parseMailboxes } from './mailbox';
import { secretDestinationOf } from './secret-destination';

function complaintsAbout(kind: string, settings: object): string[] {
  const parsed = Connection.safeParse({ kind, settings });
  if (parsed.success) {
    return complaintsOfConnection(parsed.data).map(({ path, message }) => `${path}: ${message}`);
  }
  return parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
}

const mail = { host: 'smtp.example.com', from: 'a@example.com' };
const whsec = `whsec_${Buffer.alloc(24, 7).toString('base64')}`;

describe('the settings of a connection', () => {
  it('are described for every kind', () => {
    expect(Object.keys(integrationKinds).sort()).toEqual([...IntegrationKind.options].sort());
    expect(Connection.options.map((one) => one.shape.kind.value).sort()).toEqual(
      [...IntegrationKind.options].sort(),
    );
  });

  it('know their secrets', () => {
    const secrets = IntegrationKind.options.map((kind) => [kind, ...secretFieldsOf(kind)]);
    expect(secrets).toEqual([
      ['telegram', 'botToken'],
      ['slack', 'webhookUrl', 'botToken'],
      ['discord', 'webhookUrl'],
      ['email', 'password'],
      ['webhook', 'secret', 'authorization'],
      ['http', 'password', 'token', 'key'],
    ]);
  });

  it.each<[string, object, string[]]>([
    ['telegram', { botToken: '123456:ABC-DEF_ghi0' }, []],
    ['telegram', {}, ['settings.botToken: is required']],
    ['telegram', { botToken: '' }, ['settings.botToken: is required']],
    ['telegram', { botToken: 'x' }, ['settings.botToken: must look like 123456:ABC-DEF…']],
    [
      'telegram',
      { botToken: '1:ABCDEFGHIJ', apiOrigin: 'https://x.example/path' },
      ['settings.apiOrigin: must be only scheme, host and port, like https://crm.example'],
    ],
    ['slack', { webhookUrl: 'https://hooks.slack.com/services/T/B/x' }, []],
    [
      'slack',
      { mode: 'bot', webhookUrl: 'https://x.example/' },
      ['settings.botToken: is required'],
    ],
    ['slack', { botToken: 'xoxb-1' }, ['settings.webhookUrl: is required']],
    ['discord', { webhookUrl: 'https://discord.com/api/webhooks/1/abc' }, []],
    [
      'discord',
      { webhookUrl: 'https://discord.com/api/channels/1' },
      ['settings.webhookUrl: must end in /webhooks/<number>/<token>'],
    ],
    ['email', mail, []],
    ['email', { ...mail, user: 'a' }, ['settings.password: is required']],
    ['email', { ...mail, host: 'a b' }, ['settings.host: must be a host name or an address']],
    ['email', { ...mail, password: 'a\r\nb' }, ['settings.password: must not hold line breaks']],
    [
      'email',
      { ...mail, from: 'a@x.example\r\nBcc: b@x.example' },
      ['settings.from: must be one address, like Support <support@example.com>'],
    ],
    ['webhook', { url: 'https://x.example/in', secret: whsec }, []],
    [
      'webhook',
      { url: 'https://x.example/in', secret: 'whsec_c2hvcnQ=' },
      ['settings.secret: must be whsec_ and 24 to 64 bytes in base64'],
    ],
    [
      'webhook',
      { url: 'https://u:p@x.example/' },
      ['settings.url: must not carry a user name or password'],
    ],
    [
      'webhook',
      { url: 'https://x.example/', headers: { 'Webhook-Id': '1' } },
      ['settings.headers.Webhook-Id: is set by Hookline itself'],
    ],
    ['http', { origin: 'https://crm.example', token: 't' }, []],
    ['http', { origin: 'https://crm.example' }, ['settings.token: is required']],
    ['http', { origin: 'https://crm.example', auth: 'none' }, []],
    [
      'http',
      { origin: 'https://crm.example', auth: 'api-key', header: 'Host', key: 'k' },
      ['settings.header: is set by the connection itself'],
    ],
    [
      'http',
      { origin: 'ftp://x', auth: 'none', extra: 1 },
      [
        'settings.origin: needs an absolute address (http:// or https://)',
        'settings: Unrecognized key: "extra"',
      ],
    ],
  ])('of %s as %j: %j', (kind, settings, complaints) => {
    expect(complaintsAbout(kind, settings)).toEqual(complaints);
  });

  it('keep a secret that comes back as the answer showed it, and drop an emptied one', () => {
    const kept = {
      kind: 'telegram',
      name: 'Bot',
      settings: { botToken: { set: true, hint: 'x' } },
    };
    expect(IntegrationInput.parse(kept).settings).not.toHaveProperty('botToken', expect.anything());
    const dropped = { kind: 'telegram', name: 'Bot', settings: { botToken: null } };
    expect(IntegrationInput.parse(dropped).settings).toMatchObject({ botToken: '' });
  });

  it('have one spelling of an origin', () => {
    const { settings } = IntegrationInput.parse({
      kind: 'http',
      name: 'CRM',
      settings: { origin: ' HTTPS://CRM.example:443/ ', auth: 'none' },
    });
    expect(settings).toMatchObject({ origin: 'https://crm.example' });
  });
});

describe('secretDestinationOf', () => {
  const of = (kind: string, settings: object) =>
    secretDestinationOf(Connection.parse({ kind, settings }));

  it('changes with where a secret goes and with how it travels', () => {
    expect(of('email', mail)).not.toBe(of('email', { ...mail, security: 'none' }));
    expect(of('email', mail)).not.toBe(of('email', { ...mail, host: 'evil.example' }));
    expect(of('http', { origin: 'https://a.example' })).not.toBe(
      of('http', { origin: 'http://a.example' }),
    );
  });

  it('stays when only the path or the sender changes', () => {
    expect(of('email', mail)).toBe(of('email', { ...mail, from: 'b@example.com' }));
    expect(of('webhook', { url: 'https://a.example/1' })).toBe(
      of('webhook', { url: 'https://a.example/2' }),
    );
  });
});

describe('parseMailboxes', () => {
  it.each<[string, string[] | null]>([
    ['', []],
    ['a@b.example', ['a@b.example']],
    ['Ann Lee <a@b.example>; "Lee, Bob" <b@c.example>', ['a@b.example', 'b@c.example']],
    ['a@b.example, , c@d.example', ['a@b.example', 'c@d.example']],
    ['ann@почта.укр', ['ann@почта.укр']],
    ['not an address', null],
    ['a@b.example\r\nBcc: c@d.example', null],
    ['a..b@c.example', null],
    ['a@b@c.example', null],
    ['<a@b.example> x', null],
    [Array(101).fill('a@b.example').join(','), null],
  ])('reads %j', (text, addresses) => {
    expect(parseMailboxes(text)?.map(({ address }) => address) ?? null).toEqual(addresses);
  });
});
