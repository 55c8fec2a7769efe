// Cookies from request to request of one run, through the real runtime.
import { describe, expect, it } from '@jest/globals';
import { FlowGraph, type JsonObject } from '@hookline/contracts';
import {
  executeRun,
  NodeFailure,
  TransientFailure,
  type HttpRequest,
  type HttpResponse,
} from '@hookline/engine';
import { aRun, FakeClock, fakePorts, MemoryRunJournal } from '@hookline/testing';
import { nodeTypeOf } from '../registry';

const keeps = { keepCookies: true };

interface Answer extends Partial<HttpResponse> {
  /** Of a redirected request: what each address set on the way, the one that answers last. */
  readonly hops?: readonly { readonly url: string; readonly cookies: readonly string[] }[];
  /** The request fails after that. */
  readonly failure?: NodeFailure;
}

/** A run of GET requests one after another; answers what was sent where and what was stored. */
async function runOf(
  nodes: readonly {
    readonly url: string;
    readonly more?: JsonObject;
    readonly settings?: JsonObject;
  }[],
  answers: readonly Answer[],
) {
  const sent: string[] = [];
  let asked = 0;
  /** As a port does it: asks what to send to each address, and tells what each one set. */
  const send = (
    request: HttpRequest,
    { failure, hops, ...answer }: Answer = {},
  ): Promise<HttpResponse> => {
    const cookies = answer.cookies ?? hops?.at(-1)?.cookies ?? [];
    for (const hop of hops ?? [{ url: request.url, cookies }]) {
      const own = request.headers['cookie'] ?? '';
      sent.push(request.cookies?.headerFor(hop.url, own) ?? own);
      request.cookies?.keep(hop.url, hop.cookies);
    }
    if (failure) return Promise.reject(failure);
    return Promise.resolve({
      status: 200,
      headers: {},
      body: '',
      durationMs: 1,
      ...answer,
      cookies,
    });
  };
  const graph = FlowGraph.parse({
    nodes: [
      { id: 'start', type: 'start' },
      ...nodes.map(({ url, more, settings }, index) => ({
        id: `n${index}`,
        type: 'http-request',
        params: { url, method: 'GET', ...more },
        settings: settings ?? {},
      })),
    ],
    edges: [
      { id: 's', from: 'start', outlet: 'next', to: 'n0' },
      ...nodes.slice(1).flatMap((_node, index) =>
        ['success', 'failure'].map((outlet) => ({
          id: `${outlet}${index}`,
          from: `n${index}`,
          outlet,
          to: `n${index + 1}`,
        })),
      ),
    ],
  });
  const journal = new MemoryRunJournal();
  const ports = fakePorts({
    http: {
      send: (request) => send(request, answers[asked++]),
    },
  });
  const claim = { runId: 'r1', domainId: '1', fence: 1 };
  const stopping = new AbortController().signal;
  const deps = { journal, ports, clock: new FakeClock(), random: () => 0.5, stopping };
  await executeRun(claim, aRun({ graph, nodeTypeOf }), null, deps);
  return { sent, journal };
}

const crm = 'https://crm.example/api/login';

describe('cookies of a run', () => {
  it('go on from request to request where the setting says so, and to no other site', async () => {
    const { sent } = await runOf(
      [
        { url: crm, more: keeps },
        { url: 'https://crm.example/api/calls', more: keeps },
        { url: 'https://crm.example/api/calls' },
        { url: 'https://other.example/api/calls', more: keeps },
      ],
      [{ cookies: ['sid=1; Path=/', 'away=1; Domain=other.example'] }],
    );
    expect(sent).toEqual(['', 'sid=1', '', '']);
  });

  it('are kept of an answer that fails the node, and replaced by the next', async () => {
    const { sent } = await runOf(
      [
        { url: crm, more: keeps },
        { url: crm, more: keeps },
        { url: crm, more: keeps },
      ],
      [{ status: 401, cookies: ['sid=1'] }, { cookies: ['sid=2', 'csrf=x; Path=/'] }],
    );
    expect(sent).toEqual(['', 'sid=1', 'sid=2; csrf=x']);
  });

  it('stand behind those that are sent by name', async () => {
    const { sent } = await runOf(
      [
        { url: crm, more: keeps },
        { url: crm, more: { ...keeps, sendCookies: 'sid=mine; lang=uk' } },
      ],
      [{ cookies: ['sid=1', 'csrf=x'] }],
    );
    expect(sent[1]).toBe('sid=mine; lang=uk; csrf=x');
  });

  const away = 'https://login.example/done';
  const askedAgain = [
    { url: crm, more: keeps },
    { url: crm, more: keeps },
    { url: away, more: keeps },
  ];

  it('of redirects go on to the site that set each, within the request and after it', async () => {
    const hops = [
      { url: crm, cookies: ['sid=1; Path=/', 'steal=1; Domain=login.example; Path=/'] },
      { url: 'https://crm.example/api/home', cookies: ['sid=2; Path=/'] },
      { url: away, cookies: ['last=1; Path=/'] },
      { url: crm, cookies: [] },
    ];
    const { sent } = await runOf(askedAgain, [{ hops }]);
    expect(sent).toEqual(['', 'sid=1', '', 'sid=2', 'sid=2', 'last=1']);
  });

  it('are not kept from one address to the next where the setting does not say so', async () => {
    const hops = [
      { url: crm, cookies: ['sid=1; Path=/'] },
      { url: crm, cookies: [] },
    ];
    const { sent } = await runOf([{ url: crm }, { url: crm, more: keeps }], [{ hops }]);
    expect(sent).toEqual(['', '', '']);
  });

  it.each([
    ['redirects without end', new NodeFailure('http.redirects', 'Too many.')],
    ['no answer', new TransientFailure('http.timeout', 'No answer in 10 s.')],
  ])('of redirects that end in %s are kept all the same', async (_end, failure) => {
    const hops = [
      { url: crm, cookies: ['sid=1; Path=/'] },
      { url: away, cookies: ['last=1; Path=/'] },
    ];
    const { sent } = await runOf(askedAgain, [{ hops, failure }]);
    expect(sent).toEqual(['', '', 'sid=1', 'last=1']);
  });

  it('are kept of an answer that cannot be read', async () => {
    const answer = { cookies: ['sid=1'], body: 'no json' };
    const { sent } = await runOf(
      [
        { url: crm, more: { ...keeps, extract: { x: 'id' } } },
        { url: crm, more: keeps },
      ],
      [answer],
    );
    expect(sent).toEqual(['', 'sid=1']);
  });

  it('of a try that failed go with the next', async () => {
    const settings = { retry: { tries: 2, firstDelayMs: 1_000 } };
    const { sent, journal } = await runOf(
      [{ url: crm, more: keeps, settings }],
      [{ status: 503, cookies: ['sid=1'] }],
    );
    expect(sent).toEqual(['']);
    expect(journal.last.state.memory).toEqual({
      'http cookies': [expect.objectContaining({ name: 'sid', value: '1' })],
    });
    expect(journal.last.status).toBe('waiting');
  });

  it('show on no step and are part of the stored run', async () => {
    const { journal } = await runOf(
      [
        { url: crm, more: keeps },
        { url: crm, more: keeps },
      ],
      [{ cookies: ['sid=canary'] }],
    );
    const steps = journal.commits.flatMap(({ write }) => write.steps);
    expect(JSON.stringify(steps)).not.toContain('canary');
    expect(journal.last.state.memory).toEqual({
      'http cookies': [expect.objectContaining({ name: 'sid', value: 'canary' })],
    });
  });
});
