import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '@hookline/contracts';
import { TransientFailure } from '@hookline/engine';
import { aNodeContext, FakeMessagePort, fakePorts } from '@hookline/testing';
import { checkParams } from '../params/check-params';
import { sendMessage } from './send-message.definition';
import { executeSendMessage } from './send-message.execute';
import { SendMessageParams } from './send-message.params';

const signal = new AbortController().signal;
const by = { integration: { id: '3' } };

function execute(params: object, messages: FakeMessagePort) {
  return executeSendMessage(SendMessageParams.parse({ ...by, ...params }), {
    ...aNodeContext(),
    ports: fakePorts({ messages }),
    signal,
    timeoutMs: 9_000,
    settings: {},
  });
}

describe('executeSendMessage', () => {
  it('sends a mail with its files under the key of the visit', async () => {
    const port = new FakeMessagePort();
    const outcome = await execute(
      {
        channel: 'email',
        to: 'a@b.example',
        cc: 'c@d.example',
        subject: 'Missed',
        format: 'html',
        html: '<b>x</b>',
        attachments: [
          { name: 'a.txt', text: 'A' },
          { name: 'b.pdf', url: 'https://files.example/b.pdf' },
        ],
        idVariable: 'id',
        errorVariable: 'error',
      },
      port,
    );
    expect(port.sent).toEqual([
      {
        domainId: '1',
        integration: { id: '3' },
        key: 'hl:700:n1:1',
        timeoutMs: 9_000,
        content: {
          channel: 'email',
          to: 'a@b.example',
          cc: 'c@d.example',
          bcc: '',
          replyTo: '',
          subject: 'Missed',
          body: { format: 'html', text: '<b>x</b>' },
          attachments: [
            { name: 'a.txt', content: { kind: 'text', text: 'A' } },
            { name: 'b.pdf', content: { kind: 'url', url: 'https://files.example/b.pdf' } },
          ],
        },
      },
    ]);
    expect(outcome).toMatchObject({
      outlet: 'success',
      output: { messageId: 'm1', status: 200 },
      variables: { id: 'm1', error: '' },
    });
  });

  it.each([
    [
      { channel: 'telegram', to: '-42', text: 'x' },
      { channel: 'telegram', chat: '-42' },
    ],
    [{ channel: 'slack', to: 'C1', format: 'markdown', markdown: '*x*' }, { channel: 'slack' }],
    [
      { channel: 'discord', text: 'x' },
      { channel: 'discord', thread: '' },
    ],
    [
      { channel: 'webhook', subject: 's' },
      { channel: 'webhook', type: 'message', subject: 's' },
    ],
  ])('sends %j', async (params, content) => {
    const port = new FakeMessagePort();
    await execute(params, port);
    expect(port.sent[0]?.content).toMatchObject(content);
  });

  it.each(['email', 'telegram'])('sends no %s without a recipient', async (channel) => {
    const port = new FakeMessagePort();
    const sent = execute({ channel, to: ' ' }, port);
    await expect(sent).rejects.toMatchObject({ code: 'message.invalid' });
    expect(port.sent).toEqual([]);
  });

  it('empties the id and tells the error when it failed', async () => {
    const failing = new FakeMessagePort(new TransientFailure('message.5xx', 'No.'));
    const params = { channel: 'slack', text: 'x', idVariable: 'id', errorVariable: 'error' };
    await expect(execute(params, failing)).rejects.toMatchObject({
      code: 'message.5xx',
      variables: { id: '', error: 'No.' },
    });
  });
});

describe('sendMessage', () => {
  it.each<[JsonObject, string[]]>([
    [{ ...by, channel: 'email', to: 'a@b.example' }, []],
    [{ ...by, channel: 'email' }, ['params.to: is required']],
    [{ channel: 'slack' }, ['params.integration: is required']],
    [{ channel: 'slack', integration: {} }, ['params.integration: choose a connection']],
    [
      { ...by, channel: 'discord', format: 'html' },
      ['params.format: Discord shows no HTML: choose plain text or markdown'],
    ],
    [
      { ...by, channel: 'email', to: 'x\ny', subject: 'a\r\nBcc: b' },
      ['params.to: must not hold line breaks', 'params.subject: must not hold line breaks'],
    ],
  ])('says about %j: %j', (params, problems) => {
    const found = checkParams(sendMessage, params);
    expect(found.map(({ path, message }) => `${path}: ${message}`)).toEqual(problems);
  });

  it.each([
    ['webhook', true],
    ['email', false],
    ['telegram', false],
    ['slack', false],
    ['discord', false],
  ])('knows whether a repeated %s is one message: %s', (channel, repeatable) => {
    expect(sendMessage.repeatable(SendMessageParams.parse({ ...by, channel }))).toBe(repeatable);
  });
});
