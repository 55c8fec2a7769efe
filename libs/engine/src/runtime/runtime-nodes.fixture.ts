/** Node types that do one thing each, for the specs of the runtime. */
import { z } from 'zod';
import { NodeFailure, TransientFailure } from '../errors';
import { exit, type NodeType, type Outlet } from '../node-type';

const next: Outlet = { name: 'next', label: 'Next' };
const success: Outlet = { name: 'success', label: 'Success' };
const failure: Outlet = { name: 'failure', label: 'Failure', tone: 'failure' };

const base = {
  version: 1,
  description: '',
  help: '',
  category: 'flow',
  icon: 'point',
  synonyms: [],
  summary: () => '',
} as const;

const send: NodeType = {
  ...base,
  kind: 'remote',
  asks: 'http',
  type: 'send',
  label: 'Send',
  params: z.object({ url: z.string(), repeatable: z.boolean().default(true) }),
  outlets: () => [success, failure],
  timeoutMs: 1_000,
  repeatable: (params) => params['repeatable'] === true,
  execute: async (params, context) => {
    const response = await context.ports.http.send(
      {
        url: String(params['url']),
        method: 'POST',
        headers: { 'idempotency-key': context.idempotencyKey },
        body: null,
        timeoutMs: context.timeoutMs,
        maxRedirects: 0,
      },
      context.signal,
    );
    if (response.status >= 500) throw new TransientFailure('http.status', 'It answered 500.');
    if (response.status >= 400) throw new NodeFailure('http.status', 'It answered 400.');
    return exit(
      'success',
      { status: response.status, body: response.body },
      { variables: { sent: true } },
    );
  },
};

/**
 * By word: start, set, again (counts visits), pause, halt, both (forks), meet (joins),
 * add (local), call (local, waits for the run it starts), ask (read), send (remote).
 */
export const runtimeTypeOf = (type: string): NodeType | undefined =>
  types.find((one) => one.type === type);

const types: readonly NodeType[] = [
  {
    ...base,
    kind: 'pure',
    type: 'start',
    label: 'Start',
    params: z.object({}),
    outlets: () => [next],
    execute: () => exit('next', null),
  },
  {
    ...base,
    kind: 'pure',
    type: 'set',
    label: 'Set',
    params: z.object({ name: z.string(), value: z.json() }),
    outlets: () => [next],
    execute: (params) =>
      exit('next', null, {
        variables: { [String(params['name'])]: z.json().parse(params['value']) },
      }),
  },
  {
    ...base,
    kind: 'pure',
    type: 'again',
    label: 'Again',
    params: z.object({ passes: z.number() }),
    outlets: () => [
      { name: 'body', label: 'Body' },
      { name: 'done', label: 'Done' },
    ],
    execute: (params, context) => {
      const passes = Number(context.memory ?? 0) + 1;
      return exit(passes <= Number(params['passes']) ? 'body' : 'done', passes, { memory: passes });
    },
  },
  {
    ...base,
    kind: 'pure',
    type: 'pause',
    label: 'Pause',
    params: z.object({ ms: z.number() }),
    outlets: () => [next],
    execute: (params, context) => ({
      kind: 'wait',
      until: new Date(context.now.getTime() + Number(params['ms'])),
      outlet: 'next',
      output: { waitedMs: Number(params['ms']) },
    }),
  },
  {
    ...base,
    kind: 'pure',
    type: 'halt',
    label: 'Halt',
    params: z.object({ status: z.enum(['completed', 'failed']), output: z.json() }),
    outlets: () => [],
    execute: (params) => ({
      kind: 'stop',
      status: params['status'] === 'failed' ? 'failed' : 'completed',
      output: z.json().parse(params['output']),
    }),
  },
  {
    ...base,
    kind: 'pure',
    type: 'both',
    label: 'Both',
    params: z.object({}),
    outlets: () => ['a', 'b', 'c'].map((name) => ({ name, label: name.toUpperCase() })),
    execute: () => ({ kind: 'fork', outlets: ['a', 'b', 'c'], output: null }),
  },
  {
    ...base,
    kind: 'pure',
    type: 'meet',
    label: 'Meet',
    params: z.object({ mode: z.enum(['all', 'any']).default('all') }),
    outlets: () => [next],
    execute: (params) => ({
      kind: 'join',
      mode: params['mode'] === 'any' ? 'any' : 'all',
      outlet: 'next',
    }),
  },
  {
    ...base,
    kind: 'local',
    type: 'add',
    label: 'Add',
    params: z.object({ number: z.string() }),
    outlets: () => [success, failure],
    request: (params) => ({
      kind: 'list-add',
      list: { id: '1' },
      number: String(params['number']),
      description: '',
      expireAt: null,
    }),
    conclude: (result) => {
      if (result.kind === 'refused') throw new NodeFailure(result.code, result.message);
      return exit('success', result.output);
    },
  },
  {
    ...base,
    kind: 'local',
    type: 'call',
    label: 'Call',
    params: z.object({}),
    outlets: () => [success, failure],
    request: (_params, context) => ({
      kind: 'run-start',
      schema: { id: '1' },
      variables: {},
      nodeId: context.node.id,
      maxDepth: context.run.maxDepth,
    }),
    conclude: (_result, _params, context) => ({
      kind: 'await',
      awaits: { kind: 'run', runId: '2', variables: {} },
      until: new Date(context.now.getTime() + 60_000),
      outlet: 'success',
      output: null,
    }),
  },
  {
    ...base,
    kind: 'read',
    type: 'ask',
    label: 'Ask',
    params: z.object({ number: z.string() }),
    outlets: () => [
      { name: 'found', label: 'Found' },
      { name: 'missing', label: 'Missing' },
      failure,
    ],
    execute: async (params, context) => {
      const number = String(params['number']);
      const found = await context.ports.lists.contains('1', { id: '1' }, number);
      return exit(found ? 'found' : 'missing', { found });
    },
  },
  send,
];
