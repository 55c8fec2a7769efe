// Cookies from request to request of one run, through the real runtime.
import { describe, expect, it } from '@jest/globals';
import { FlowGraph, type JsonObject } from '@hookline/contracts';
import { executeRun, type HttpRequest, type HttpResponse } from '@hookline/engine';
import { aRun, FakeClock, fakePorts, MemoryRunJournal } from '@hookline/testing';
import { nodeTypeOf } from '../registry';

const keeps = { keepCookies: true };

/** A run of GET requests one after another; answers the requests and what was stored. */
async function runOf(
  nodes: readonly { readonly url: string; readonly more?: JsonObject }[],
  answers: readonly Partial<HttpResponse>[],
) {
  const requests: HttpRequest[] = [];
  const graph = FlowGraph.parse({
    nodes: [
      { id: 'start', type: 'start' },
      ...nodes.map(({ url, more }, index) => ({
        id: `n${index}`,
        type: 'http-request',
        params: { url, method: 'GET', ...more },
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
      send: async (request) => {
        requests.push(request);
        const answer = answers[requests.length - 1];
        return { status: 200, headers: {}, cookies: [], body: '', durationMs: 1, ...answer };
      },
    },
  });
  const claim = { runId: 'r1', domainId: '1', fence: 1 };
  const stopping = new AbortController().signal;
  const deps = { journal, ports, clock: new FakeClock(), random: () => 0.5, stopping };
  await executeRun(claim, aRun({ graph, nodeTypeOf }), null, deps);
  return { sent: requests.map(({ headers }) => headers['cookie']), journal };
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
    expect(sent).toEqual([undefined, 'sid=1', undefined, undefined]);
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
    expect(sent).toEqual([undefined, 'sid=1', 'sid=2; csrf=x']);
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

  it('of redirects belong to the site that set each, the last one’s too', async () => {
    const away = 'https://login.example/done';
    const { sent } = await runOf(
      [
        { url: crm, more: keeps },
        { url: crm, more: keeps },
        { url: away, more: keeps },
      ],
      [
        {
          cookies: ['last=1; Path=/'],
          hops: [
            { url: crm, cookies: ['sid=1; Path=/'] },
            { url: away, cookies: ['last=1; Path=/'] },
          ],
        },
      ],
    );
    expect(sent).toEqual([undefined, 'sid=1', 'last=1']);
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
