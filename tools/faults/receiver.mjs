// @ts-check
// The oracle: a receiver in a process that nobody kills. It notes every request in the order they
// came and answers after 5–80 ms. The first try of every tenth key meets a 503, except on `/once`,
// where a second try would hide what a crash did.
//
// IPC: `count` answers how many requests came, `report` answers all of them.
import { createServer } from 'node:http';

/** @typedef {{ key: string, event: string, status: number }} Arrival */

/** @type {Arrival[]} */
const arrivals = [];
/** @type {Set<string>} */
const keys = new Set();
let retriable = 0;

/** @param {string} path @param {string} key */
function statusOf(path, key) {
  const isNew = !keys.has(key);
  keys.add(key);
  if (!isNew || path === '/once') return 200;
  retriable += 1;
  return retriable % 10 === 0 ? 503 : 200;
}

const server = createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (chunk) => (body += chunk));
  request.on('end', () => {
    const key = String(request.headers['idempotency-key'] ?? '');
    const status = statusOf(request.url ?? '', key);
    // Noted before the answer: from here on the effect has happened, whoever hears of it.
    arrivals.push({ key, event: String(JSON.parse(body).event), status });
    setTimeout(
      () => {
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end('{"ok":true}');
      },
      5 + Math.random() * 75,
    );
  });
});

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.({ port: typeof address === 'object' ? address?.port : 0 });
});

process.on('message', (message) => {
  if (message === 'count') process.send?.({ count: arrivals.length });
  if (message === 'report') process.send?.({ arrivals });
});
process.on('disconnect', () => process.exit());
