// @ts-check
// What the pictures show beside the demo: a flow schema that goes two ways at once, and connections.
import { setTimeout as sleep } from 'node:timers/promises';

/** @typedef {import('playwright-core').APIRequestContext} Api somebody who is signed in */

export const forkedName = 'Tell both systems';
/** A hook is in force this long after its answer, at the latest. */
const configMs = 2_000;

/**
 * @param {Api} api
 * @param {'post' | 'put'} method
 * @param {string} path below `/api`
 * @param {object} data
 */
async function send(api, method, path, data) {
  const answer = await api[method](`/api${path}`, { data });
  if (!answer.ok()) throw new Error(`${path} answered ${answer.status()}: ${await answer.text()}`);
  return answer.json();
}

/**
 * @param {string} id
 * @param {string} type
 * @param {string} name
 * @param {[number, number]} at column and row
 * @param {object} [params]
 */
function node(id, type, name, [column, row], params = {}) {
  return { id, type, name, params, position: { x: column * 360, y: row * 128 } };
}

// start → parallel → (CRM | help desk) → join → notify-agent → stop
/** @param {string} echoUrl */
function forkedGraph(echoUrl) {
  const call = (/** @type {string} */ path) => ({
    ...{ method: 'POST', url: `${echoUrl}/${path}`, bodyType: 'json' },
    json: { call: '${attempt_id}', number: '${destination}', agent: '${agent_name}' },
  });
  const branches = [
    { name: 'crm', label: 'CRM' },
    { name: 'desk', label: 'Help desk' },
  ];
  const message = '${destination} called in vain; CRM and help desk know of it';
  const ways = [
    'start next parallel',
    'parallel crm crm',
    'parallel desk desk',
    'crm success join',
    'crm failure join',
    'desk success join',
    'desk failure join',
    'join next notify',
    'notify success stop',
    'notify failure stop',
  ];
  return {
    nodes: [
      node('start', 'start', 'Start', [0, 1]),
      node('parallel', 'parallel', 'Both at once', [1, 1], { branches }),
      node('crm', 'http-request', 'Tell the CRM', [2, 0], call('crm/missed-calls')),
      node('desk', 'http-request', 'Open a ticket', [2, 2], call('desk/tickets')),
      node('join', 'join', 'Both know', [3, 1]),
      node('notify', 'notify-agent', 'Tell the agent', [4, 1], { message, level: 'warning' }),
      node('stop', 'stop', 'Done', [5, 1], { status: 'success' }),
    ],
    edges: ways.map((way, index) => {
      const [from, outlet, to] = way.split(' ');
      return { id: `e${index + 1}`, from, outlet, to };
    }),
  };
}

/**
 * Publishes the forked flow schema and hooks it to missed contacts of a queue.
 * @param {Api} api
 * @param {{ echoUrl: string, queueId: string }} where
 */
export async function addForkedFlow(api, { echoUrl, queueId }) {
  const { id } = await send(api, 'post', '/routing/schema', { name: forkedName });
  const { revision } = await (await api.get(`/api/routing/schema/${id}/draft`)).json();
  const graph = forkedGraph(echoUrl);
  const saved = await send(api, 'put', `/routing/schema/${id}/draft`, { revision, graph });
  await send(api, 'post', `/routing/schema/${id}/publish`, { revision: saved.revision });
  const hook = { event: 'missed', schema: { id: String(id) } };
  await send(api, 'post', `/call_center/queues/${queueId}/hooks`, hook);
  await sleep(configMs);
}

/**
 * A few connections; the one to the echo service is tested, the others lead nowhere.
 * @param {Api} api
 * @param {string} echoUrl
 */
export async function addConnections(api, echoUrl) {
  const crm = await send(api, 'post', '/integrations', {
    ...{ kind: 'http', name: 'CRM' },
    settings: { origin: echoUrl, auth: 'bearer', token: 'demo-token-of-the-crm' },
  });
  await send(api, 'post', `/integrations/${crm.id}/test`, {});
  for (const [kind, name, settings] of /** @type {const} */ ([
    ['telegram', 'Supervisors, Telegram', { botToken: '123456:demo-token-of-the-supervisors-bot' }],
    ['slack', 'Support, Slack', { mode: 'bot', botToken: 'xoxb-demo-token' }],
    ['email', 'Mail of the centre', { host: 'smtp.example.com', from: 'centre@example.com' }],
  ])) {
    await send(api, 'post', '/integrations', { kind, name, settings });
  }
}
