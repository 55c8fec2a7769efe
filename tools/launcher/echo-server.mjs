// @ts-check
// The demo's target: answers each request with what it received.
//
// 1. Loopback only, and only under a loopback name: a page in the browser that points its own name
//    here (DNS rebinding) reads nothing.
// 2. GET /_received lists the last 100 requests, newest first. Nothing is stored on disk.
import { createServer } from 'node:http';

const keptRequests = 100;
const largestBodyBytes = 1024 * 1024;

/**
 * @typedef {object} ReceivedRequest
 * @property {string} method
 * @property {string} path with the query
 * @property {import('node:http').IncomingHttpHeaders} headers
 * @property {unknown} body parsed when it is JSON, else text
 * @property {string} receivedAt
 */

/**
 * @param {string} text
 * @param {string} contentType
 * @returns {unknown}
 */
function readBody(text, contentType) {
  if (!/\bjson\b/i.test(contentType)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/**
 * The service, not yet listening.
 * @param {{ now?: () => Date }} [options]
 */
export function createEchoServer({ now = () => new Date() } = {}) {
  /** @type {ReceivedRequest[]} */
  const received = [];

  return createServer((request, response) => {
    const answer = (/** @type {number} */ status, /** @type {unknown} */ content) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(content));
    };
    if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(request.headers.host ?? '')) {
      return answer(421, { error: 'This service answers on loopback only.' });
    }
    const { method = '', url: path = '' } = request;
    if (method === 'GET' && path === '/_received') return answer(200, { items: received });

    /** @type {Buffer[]} */
    const chunks = [];
    let size = 0;
    request.on('data', (/** @type {Buffer} */ chunk) => {
      size += chunk.length;
      if (size <= largestBodyBytes) chunks.push(chunk);
    });
    request.on('end', () => {
      if (size > largestBodyBytes) return answer(413, { error: 'The body is larger than 1 MiB.' });
      const text = Buffer.concat(chunks).toString('utf8');
      const entry = {
        method,
        path,
        headers: request.headers,
        body: readBody(text, request.headers['content-type'] ?? ''),
        receivedAt: now().toISOString(),
      };
      received.unshift(entry);
      received.length = Math.min(received.length, keptRequests);
      answer(200, entry);
    });
  });
}
