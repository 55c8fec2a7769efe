// @ts-check
// The schemas that are put under stress, each hooked to an event of its own. What they must cause
// stands in `expected-effects.mjs`.
//
//   missed      start → condition → tell (http) → list-add → confirm (http)
//   answered    the same with a wait of 6 s (parked) and a new task before confirm
//   leaving     start → condition → once (http, never repeated) → list-add
//   joined      start → tell → run-schema “Asking”, waits for it → confirm
//   (Asking)    start → ask (http) → list-add
//   offering    start → tell → wait for `bridged` of the call, at most 8 s → heard | alone → list-add
//   bridged     start → for-each of three → each (http) → list-add
//   processing  start → parallel ⇉ left (http), once (http, never repeated) → join all → list-add
import { drawnGraph, graphNode, makeDomain } from '../bench/domain-rows.mjs';

/** How long an `offering` run waits for its event. */
export const awaitSeconds = 8;

const retry = { retry: { tries: 5, firstDelayMs: 300 } };
const never = { onUnknown: 'do not repeat' };

const list = graphNode('list', 'list-add', {
  list: { name: 'Faults' },
  number: '${destination}',
});
const start = graphNode('start', 'start', {});
const begin = [
  start,
  graphNode('long', 'condition', { mode: 'expression', expression: 'call_duration >= 10' }),
];

/** @param {string} receiverUrl @returns {(id: string, settings?: object) => object} */
function requestNodes(receiverUrl) {
  return (id, settings = retry) =>
    graphNode(
      id,
      'http-request',
      {
        method: 'POST',
        url: `${receiverUrl}/${id}`,
        bodyType: 'json',
        json: { event: '${event.id}' },
      },
      settings,
    );
}

/** @param {ReturnType<typeof requestNodes>} request */
function straightGraphs(request) {
  const [tell, confirm] = [request('tell'), request('confirm')];
  const first = ['start next long', 'long then tell', 'tell success list'];
  const wait = graphNode('wait', 'wait', { amount: 6, unit: 's' });
  const task = graphNode('task', 'task-add', {
    queue: { name: 'Callbacks' },
    destination: '${destination}',
  });
  return {
    missed: drawnGraph([...begin, tell, list, confirm], [...first, 'list success confirm']),
    answered: drawnGraph(
      [...begin, tell, list, wait, task, confirm],
      [...first, 'list success wait', 'wait next task', 'task success confirm'],
    ),
    leaving: drawnGraph(
      [...begin, list, request('once', never)],
      ['start next long', 'long then once', 'once success list', 'once failure list'],
    ),
  };
}

/** @param {ReturnType<typeof requestNodes>} request */
function windingGraphs(request) {
  const branch = (/** @type {string} */ name) => ({ name, label: name });
  return {
    joined: drawnGraph(
      [
        ...[start, request('tell'), request('confirm')],
        graphNode('sub', 'run-schema', { schema: { name: 'Asking' } }),
      ],
      ['start next tell', 'tell success sub', 'sub success confirm'],
    ),
    offering: drawnGraph(
      [
        ...[start, request('tell'), request('heard'), request('alone'), list],
        graphNode('hear', 'wait', {
          ...{ until: 'event', event: 'bridged' },
          ...{ timeoutAmount: awaitSeconds, timeoutUnit: 's' },
        }),
      ],
      [
        ...['start next tell', 'tell success hear', 'hear event heard', 'hear timeout alone'],
        ...['heard success list', 'alone success list'],
      ],
    ),
    bridged: drawnGraph(
      [
        ...[start, request('each'), list],
        graphNode('every', 'for-each', { list: '[1, 2, 3]', collect: 'item' }),
      ],
      ['start next every', 'every item each', 'each success every', 'every done list'],
    ),
    processing: drawnGraph(
      [
        ...[start, request('left'), request('once', never), list],
        graphNode('fork', 'parallel', { branches: [branch('one'), branch('two')] }),
        graphNode('together', 'join', { mode: 'all' }),
      ],
      [
        ...['start next fork', 'fork one left', 'fork two once', 'left success together'],
        ...['once success together', 'once failure together', 'together next list'],
      ],
    ),
  };
}

/**
 * @param {string} databaseUrl
 * @param {string} receiverUrl
 * @returns {Promise<{ queueId: string }>}
 */
export async function makeFaultDomain(databaseUrl, receiverUrl) {
  const domain = await makeDomain(databaseUrl, 'Faults');
  const queueId = await domain.addQueue('Faults', 1);
  await domain.addQueue('Callbacks', 5);
  await domain.client.query(
    `insert into communication_type (domain_id, name, code, channel)
     values (1, 'Mobile', 'mobile', 'Phone')`,
  );
  await domain.addList('Faults');
  const request = requestNodes(receiverUrl);
  await domain.addSchema(
    'Asking',
    drawnGraph([start, request('ask'), list], ['start next ask', 'ask success list']),
  );
  const graphs = { ...straightGraphs(request), ...windingGraphs(request) };
  for (const [event, graph] of Object.entries(graphs)) {
    await domain.addHook({ queueId, event, name: event, graph });
  }
  await domain.close();
  return { queueId };
}
