import { describe, expect, it } from '@jest/globals';
import { PostponedFailure, type HttpResponse, type MessageReceipt } from '@hookline/engine';
import { ComeBack } from './come-back';
import { KeyedSlots } from './keyed-slots';
import { LimitedHttpPort } from './limited-http-port';
import { limitMailer, limitMessageHttp } from './limited-message-means';
import { TargetDoor } from './target-door';

const answer: HttpResponse = { status: 200, headers: {}, cookies: [], body: '', durationMs: 1 };
const receipt: MessageReceipt = { messageId: '1', status: 250, answer: 'ok' };
const file = { status: 200, contentType: 'text/plain', bytes: Buffer.from('x') };
const patient = new AbortController().signal;

/** One call to each target at a time; calls stay open until a spec answers the first of them. */
function aWorker() {
  const open: { readonly where: string; readonly answer: () => void }[] = [];
  const held = <Result>(where: string, result: Result) =>
    new Promise<Result>((resolve) => open.push({ where, answer: () => resolve(result) }));
  const http = {
    send: ({ url }: { url: string }) => held(url, answer),
    download: ({ url }: { url: string }) => held(url, file),
  };
  const mailer = { send: ({ host }: { host: string }) => held(host, receipt) };
  const door = new TargetDoor(
    new KeyedSlots({ size: 1, longestLineMs: 1_000, nowMs: () => 0 }),
    new ComeBack(
      () => 0,
      () => 0.5,
    ),
  );
  const request = (url: string) =>
    ({ url, method: 'POST', headers: {}, body: null, timeoutMs: 1_000, maxRedirects: 0 }) as const;
  const messages = limitMessageHttp(http, door);
  const mails = limitMailer(mailer, door);
  return {
    open,
    where: () => open.map((one) => one.where),
    call: (url: string) => new LimitedHttpPort(http, door).send(request(url), patient),
    message: (url: string, signal = patient) => messages.send(request(url), signal),
    fetch: (url: string) => messages.download(request(url), 100, patient),
    mail: (host: string, port = 587) =>
      mails.send({ host, port } as never, {} as never, { timeoutMs: 1_000, signal: patient }),
  };
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('messages', () => {
  it('share the door of a target with calls of nodes and with files of mails', async () => {
    const { open, where, call, message, fetch } = aWorker();
    const all = [
      call('https://hooks.example/a'),
      message('https://hooks.example/b'),
      fetch('https://hooks.example/c'),
      message('https://other.example/'),
    ];
    await settle();
    expect(where()).toEqual(['https://hooks.example/a', 'https://other.example/']);
    for (let next = 0; next < all.length; next += 1) {
      open[next]?.answer();
      await settle();
    }
    expect(where().slice(2)).toEqual(['https://hooks.example/b', 'https://hooks.example/c']);
    expect(await Promise.all(all)).toEqual([answer, answer, file, answer]);
  });

  it('wait parked when their target has no room, which counts as no try', async () => {
    const { open, message } = aWorker();
    const first = message('https://hooks.example/a');
    const hurried = new AbortController();
    const second = message('https://hooks.example/b', hurried.signal);
    hurried.abort();
    const failure = await second.catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(PostponedFailure);
    expect(failure).toMatchObject({ code: 'http.busy', afterMs: 2_000 });
    open[0]?.answer();
    await first;
  });

  it('by mail count for their server, whatever its name is written like', async () => {
    const { open, where, mail } = aWorker();
    const all = [mail('Mail.example'), mail('mail.example'), mail('mail.example', 25)];
    await settle();
    expect(where()).toEqual(['Mail.example', 'mail.example']);
    for (let next = 0; next < all.length; next += 1) {
      open[next]?.answer();
      await settle();
    }
    expect(await Promise.all(all)).toEqual([receipt, receipt, receipt]);
  });
});
