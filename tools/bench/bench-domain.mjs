// @ts-check
// What the measured schema needs in the database: one queue, one list, one hook, and
// start → condition → http-request → list-add.
import { drawnGraph, graphNode, makeDomain } from './domain-rows.mjs';

/** @param {string} sinkUrl */
function graphOf(sinkUrl) {
  return drawnGraph(
    [
      graphNode('start', 'start', {}),
      graphNode('long', 'condition', { mode: 'expression', expression: 'call_duration >= 10' }),
      graphNode('tell', 'http-request', {
        method: 'POST',
        url: sinkUrl,
        bodyType: 'json',
        json: { sent: '${sent}', key: '${event.id}' },
      }),
      graphNode('list', 'list-add', { list: { name: 'Bench' }, number: '${destination}' }),
    ],
    ['start next long', 'long then tell', 'tell success list'],
  );
}

/**
 * @param {string} databaseUrl
 * @param {string} sinkUrl
 * @returns {Promise<{ queueId: string }>}
 */
export async function makeBenchDomain(databaseUrl, sinkUrl) {
  const domain = await makeDomain(databaseUrl, 'Bench');
  await domain.client.query(`create table floor_run (event_id text, attempt text, status int)`);
  const queueId = await domain.addQueue('Bench', 1);
  await domain.addList('Bench');
  await domain.addHook({ queueId, event: 'missed', name: 'Bench', graph: graphOf(sinkUrl) });
  await domain.close();
  return { queueId };
}
