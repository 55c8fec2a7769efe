// @ts-check
// The three schemas that are put under stress, each hooked to an event of its own:
//
//   missed    start → condition → tell (http) → list-add → confirm (http)
//   answered  the same with a wait of 6 s (parked) and a new task before confirm
//   leaving   start → condition → once (http, never repeated) → list-add
import { drawnGraph, graphNode, makeDomain } from '../bench/domain-rows.mjs';

/** Requests of a run by its event, in order; the first one tells the order of the call. */
export const requestsOf = /** @type {const} */ ({
  missed: ['tell', 'confirm'],
  answered: ['tell', 'confirm'],
  leaving: ['once'],
});
/** @typedef {keyof typeof requestsOf} EventName */

const retry = { retry: { tries: 5, firstDelayMs: 300 } };

/** @param {string} receiverUrl @param {string} id @param {object} settings */
const requestNode = (receiverUrl, id, settings) =>
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

/** @param {string} receiverUrl */
function graphs(receiverUrl) {
  const first = [
    graphNode('start', 'start', {}),
    graphNode('long', 'condition', { mode: 'expression', expression: 'call_duration >= 10' }),
  ];
  const tell = requestNode(receiverUrl, 'tell', retry);
  const confirm = requestNode(receiverUrl, 'confirm', retry);
  const list = graphNode('list', 'list-add', {
    list: { name: 'Faults' },
    number: '${destination}',
  });
  const begin = ['start next long', 'long then tell', 'tell success list'];
  return {
    missed: drawnGraph([...first, tell, list, confirm], [...begin, 'list success confirm']),
    answered: drawnGraph(
      [
        ...first,
        ...[tell, list, confirm],
        graphNode('wait', 'wait', { amount: 6, unit: 's' }),
        graphNode('task', 'task-add', {
          queue: { name: 'Callbacks' },
          destination: '${destination}',
        }),
      ],
      [...begin, 'list success wait', 'wait next task', 'task success confirm'],
    ),
    leaving: drawnGraph(
      [...first, list, requestNode(receiverUrl, 'once', { onUnknown: 'do not repeat' })],
      ['start next long', 'long then once', 'once success list', 'once failure list'],
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
  for (const [event, graph] of Object.entries(graphs(receiverUrl))) {
    await domain.addHook({ queueId, event, name: event, graph });
  }
  await domain.close();
  return { queueId };
}
