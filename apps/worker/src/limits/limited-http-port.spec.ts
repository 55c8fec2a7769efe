import { describe, expect, it } from '@jest/globals';
import { PostponedFailure, type HttpRequest, type HttpResponse } from '@hookline/engine';
import { ComeBack } from './come-back';
import { KeyedSlots } from './keyed-slots';
import { LimitedHttpPort } from './limited-http-port';
import { TargetDoor } from './target-door';

const answer: HttpResponse = { status: 200, headers: {}, cookies: [], body: '', durationMs: 1 };
const patient = new AbortController().signal;

function aPort(size: number) {
  const open: ((response: HttpResponse) => void)[] = [];
  const http = { send: () => new Promise<HttpResponse>((resolve) => open.push(resolve)) };
  const door = new TargetDoor(
    new KeyedSlots({ size: size, longestLineMs: 1_000, nowMs: () => 0 }),
    new ComeBack(
      () => 0,
      () => 0.5,
    ),
  );
  const port = new LimitedHttpPort(http, door);
  const send = (url: string, signal = patient) =>
    port.send({ url, method: 'GET' } as HttpRequest, signal);
  return { open, send };
}

describe('LimitedHttpPort', () => {
  it('counts calls by the origin of their target', async () => {
    const { open, send } = aPort(1);
    const first = send('https://crm.example/a');
    const second = send('https://crm.example/b?x=1');
    const other = send('https://other.example/');
    expect(open).toHaveLength(2);
    open[0]?.(answer);
    expect(await first).toBe(answer);
    await Promise.resolve();
    expect(open).toHaveLength(3);
    for (const resolve of open) resolve(answer);
    expect(await Promise.all([second, other])).toEqual([answer, answer]);
  });

  it('postpones a call that found no room, and names the target', async () => {
    const { open, send } = aPort(1);
    const first = send('https://crm.example/');
    const hurried = new AbortController();
    const second = send('https://crm.example/', hurried.signal);
    hurried.abort();
    const failure = await second.catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(PostponedFailure);
    expect(failure).toMatchObject({ code: 'http.busy', afterMs: 2_000 });
    expect(String(failure)).toContain('https://crm.example');
    open[0]?.(answer);
    await first;
  });
});
