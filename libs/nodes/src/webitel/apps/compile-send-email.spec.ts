import { describe, expect, it } from '@jest/globals';
import type { JsonValue } from '@hookline/contracts';
import { compileSendEmail } from './compile-send-email';

function compile(args: JsonValue) {
  const notices: string[] = [];
  const draft = compileSendEmail(args, (code) => notices.push(code));
  return { ...draft, notices };
}

describe('compileSendEmail', () => {
  it('is a mail through the connection its profile names (decision 7)', () => {
    const draft = compile({
      to: ['a@b.example', '${email}'],
      cc: ['c@d.example'],
      subject: 'Missed ${destination}',
      message: '<b>x</b>',
      type: 'html',
      profile: { id: 12, name: 'Support' },
      retryCount: 2,
      set: { mail_id: 'message_id', problem: 'error' },
    });
    expect(draft).toMatchObject({
      type: 'send-message',
      params: {
        channel: 'email',
        integration: { id: '12', name: 'Support' },
        to: 'a@b.example, ${email}',
        cc: 'c@d.example',
        subject: 'Missed ${destination}',
        format: 'html',
        html: '<b>x</b>',
        idVariable: 'mail_id',
        errorVariable: 'problem',
      },
      settings: { retry: { tries: 3 } },
      notices: [],
    });
  });

  it('takes one recipient as text, and plain text when it says so', () => {
    const draft = compile({
      to: 'a@b.example',
      message: 'x',
      type: 'text',
      profile: { name: 'P' },
    });
    expect(draft.params).toMatchObject({ to: 'a@b.example', format: 'plain', text: 'x' });
    expect(draft.settings).toBeUndefined();
  });

  it.each<[JsonValue, string[]]>([
    [{ to: 'a@b.example', message: 'x' }, ['email.no-profile']],
    [
      {
        to: 'a@b.example',
        message: 'x',
        smtp: { server: 'h', auth: { user: 'u', password: 'canary-password' } },
      },
      ['email.inline-smtp'],
    ],
    [
      { profile: { id: 1 }, attachment: { files: [{ id: 1 }] }, async: true, store: false },
      ['email.ignored', 'email.ignored'],
    ],
  ])('says of %j: %j', (args, notices) => {
    const draft = compile(args);
    expect(draft.notices).toEqual(notices);
    expect(JSON.stringify(draft)).not.toContain('canary-password');
  });
});
