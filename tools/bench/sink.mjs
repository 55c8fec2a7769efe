// @ts-check
// The receiver, in a process of its own: counts requests and notes when each one came.
//
// The body holds the `sent` time of the event in ms with fractions, so that the delay from publish
// to arrival is measured on one clock. Where it names a `call` and a `place` in it, the order is
// watched.
//
// Some more ports hang: they take requests and do not answer. Commands come over IPC: `reset`,
// `count`, `report`.
import { createServer } from 'node:http';
import { watchOrder } from './order-watch.mjs';

/** @typedef {{ sent: string, key: string, call?: string, place?: number | string }} Body */
/** @typedef {{ kind: 'reset', answerWithinMs: number, hangs: boolean } | { kind: 'count' | 'report' }} Command */

const now = () => performance.timeOrigin + performance.now();

/** @type {number[]} */
let delays = [];
let firstAt = 0;
let lastAt = 0;
/** @type {Set<string>} */
let keys = new Set();
let order = watchOrder();
let answerWithinMs = 0;
let hangs = true;
/** @type {Set<import('node:http').ServerResponse>} */
const hanging = new Set();

/** @param {import('node:http').ServerResponse} response */
function answer(response) {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end('{"ok":true}');
}

/** @param {Body} body @param {import('node:http').ServerResponse} response */
function take({ sent, key, call, place }, response) {
  lastAt = now();
  firstAt ||= lastAt;
  delays.push(lastAt - Number(sent));
  // A request that is sent again says nothing about the order.
  const isWatched = call !== undefined && !keys.has(String(key));
  keys.add(String(key));
  if (isWatched) order.arrive(call, Number(place));
  const finish = () => {
    if (isWatched) order.answer(call);
    answer(response);
  };
  if (answerWithinMs === 0) finish();
  else setTimeout(finish, Math.random() * answerWithinMs);
}

const server = createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (chunk) => (body += chunk));
  request.on('end', () => take(JSON.parse(body), response));
});
server.keepAliveTimeout = 60_000;

const hangingServers = Array.from({ length: 8 }, () =>
  createServer((request, response) => {
    request.resume();
    if (!hangs) {
      answer(response);
      return;
    }
    hanging.add(response);
    response.on('close', () => hanging.delete(response));
  }),
);

/** @param {import('node:http').Server} one @returns {Promise<number>} its port */
function listen(one) {
  return new Promise((resolve) => {
    one.listen(0, '127.0.0.1', () => {
      const address = one.address();
      resolve(typeof address === 'object' ? (address?.port ?? 0) : 0);
    });
  });
}

/** @param {Extract<Command, { kind: 'reset' }>} manners */
function reset(manners) {
  delays = [];
  keys = new Set();
  order = watchOrder();
  firstAt = 0;
  lastAt = 0;
  ({ answerWithinMs, hangs } = manners);
  if (!hangs) for (const response of hanging) answer(response);
}

process.on('message', (message) => {
  const command = /** @type {Command} */ (message);
  switch (command.kind) {
    case 'reset':
      reset(command);
      process.send?.({ reset: true });
      break;
    case 'count':
      process.send?.({ count: keys.size });
      break;
    case 'report':
      process.send?.({ firstAt, lastAt, delays, outOfOrder: order.outOfOrder });
  }
});
process.on('disconnect', () => process.exit());
process.send?.({
  port: await listen(server),
  hangingPorts: await Promise.all(hangingServers.map(listen)),
});
