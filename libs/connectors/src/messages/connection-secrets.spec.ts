import { describe, expect, it } from '@jest/globals';
import { Connection } from '@hookline/contracts';
import { hideSecrets } from '@hookline/engine';
import { connectionSecretsOf } from './connection-secrets';

const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('connectionSecretsOf', () => {
  const http = Connection.parse({
    kind: 'http',
    settings: { origin: 'https://crm.example', auth: 'bearer', token: 'q/7"hunter+2' },
  });
  const mail = Connection.parse({
    kind: 'email',
    settings: {
      host: 'mail.example',
      from: 'a@example.com',
      user: 'ann',
      password: 'right-password',
    },
  });
  const basic = Connection.parse({
    kind: 'http',
    settings: { origin: 'https://crm.example', auth: 'basic', user: 'ann', password: 'päss-word' },
  });
  const telegram = Connection.parse({
    kind: 'telegram',
    settings: { botToken: '12345:abcdefghij' },
  });

  it.each([
    ['as it is', http, 'token q/7"hunter+2'],
    ['in JSON', http, '{"token":"q/7\\"hunter+2"}'],
    ['in JSON that escapes slashes, as PHP does', http, '{"token":"q\\/7\\"hunter+2"}'],
    ['in an address', http, '/?t=q%2F7%22hunter%2B2'],
    ['of an AUTH PLAIN', mail, `500 what is AUTH PLAIN ${base64('\0ann\0right-password')}`],
    ['of an AUTH LOGIN', mail, `500 what is ${base64('right-password')}`],
    ['of HTTP basic', basic, `authorization: Basic ${base64('ann:päss-word')}`],
    ['in the path of a bot', telegram, 'no such method: /bot12345:abcdefghij/sendMessage'],
  ])('hides a secret %s', (_, connection, said) => {
    expect(hideSecrets(said, connectionSecretsOf(connection))).toContain('[hidden]');
    expect(hideSecrets(said, connectionSecretsOf(connection))).not.toMatch(/hunter|abcdef|cGFz|==/);
  });

  it('hides nothing for a connection without secrets', () => {
    const open = Connection.parse({ kind: 'webhook', settings: { url: 'https://x.example/in' } });
    expect(connectionSecretsOf(open)).toEqual([]);
  });
});
