// @ts-check
// The receiver, in a process of its own: counts requests and notes when each one came.
//
// The body is the `sent` time of the event in ms with fractions, so that the delay from publish to
// arrival is measured on one clock. Commands come over IPC: `reset`, `report`.
import { createServer } from 'node:http';

const now = () => performance.timeOrigin + performance.now();

/** @type {number[]} */
let delays = [];
let firstAt = 0;
let lastAt = 0;
/** @type {Set<string>} */
let keys = new Set();

const server = createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (chunk) => (body += chunk));
  request.on('end', () => {
    lastAt = now();
    firstAt ||= lastAt;
    const { sent, key } = JSON.parse(body);
    delays.push(lastAt - Number(sent));
    keys.add(String(key));
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end('{"ok":true}');
  });
});
server.keepAliveTimeout = 60_000;

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.({ port: typeof address === 'object' ? address?.port : 0 });
});

process.on('message', (message) => {
  if (message === 'reset') {
    delays = [];
    keys = new Set();
    firstAt = 0;
    lastAt = 0;
    process.send?.({ reset: true });
  }
  if (message === 'count') process.send?.({ count: keys.size });
  if (message === 'report') {
    process.send?.({ count: delays.length, distinct: keys.size, firstAt, lastAt, delays });
  }
});
process.on('disconnect', () => process.exit());
