import { describe, expect, it } from '@jest/globals';
import { FlowTestNodeAnswer } from '@hookline/contracts';
import { TransientFailure } from '@hookline/engine';
import { FakeDocumentPort } from '@hookline/testing';
import { standInPorts } from './stand-in-ports';

const signal = new AbortController().signal;
const request = {
  url: 'https://crm.example',
  method: 'GET',
  headers: {},
  body: null,
  timeoutMs: 1_000,
  maxRedirects: 0,
};
const portsFor = (answer?: object) =>
  standInPorts(answer && FlowTestNodeAnswer.parse(answer), new FakeDocumentPort());
const send = (answer?: object) => portsFor(answer).http.send(request, signal);

describe('standInPorts', () => {
  it('answers an empty object with 200 unless it is told otherwise', async () => {
    expect(await send()).toEqual({
      status: 200,
      headers: { 'content-type': 'application/json' },
      cookies: [],
      body: '{}',
      durationMs: 0,
    });
  });

  it.each([
    [{ a: 1 }, '{"a":1}', 'application/json'],
    ['plain', 'plain', 'text/plain'],
    [' <a/>', ' <a/>', 'application/xml'],
    [null, 'null', 'application/json'],
  ])('sends %j as %j, %s', async (body, text, type) => {
    const response = await send({ kind: 'http', status: 201, body });
    expect(response).toMatchObject({ status: 201, body: text, headers: { 'content-type': type } });
  });

  it('takes headers in any case, cookies among them', async () => {
    const headers = { 'Content-Type': 'text/csv', 'Set-Cookie': 'a=1' };
    const response = await send({ kind: 'http', headers, body: 'a;b' });
    expect(response.headers).toMatchObject({ 'content-type': 'text/csv', 'set-cookie': 'a=1' });
    expect(response.cookies).toEqual(['a=1']);
  });

  it('fails every port as a target that may be tried again', async () => {
    const { http, messages, agentDesk } = portsFor({ kind: 'failure', code: 'http.timeout' });
    const message = {
      domainId: '1',
      integration: { id: '1' },
      key: 'k',
      content: { channel: 'slack', to: '', body: { format: 'plain', text: 'x' } },
      timeoutMs: 1_000,
    } as const;
    const notice = {
      domainId: '1',
      agentIds: ['7'],
      userIds: [],
      key: 'k',
      kind: 'message',
      level: 'info',
      message: 'x',
      url: null,
      seconds: 1,
    } as const;
    await expect(http.send(request, signal)).rejects.toThrow(TransientFailure);
    await expect(messages.send(message, signal)).rejects.toMatchObject({ code: 'http.timeout' });
    await expect(agentDesk.deliver(notice)).rejects.toThrow('as the test says');
    expect(await portsFor().messages.send(message, signal)).toMatchObject({ status: 200 });
    expect(await portsFor().agentDesk.deliver(notice)).toEqual(['7']);
  });
});
