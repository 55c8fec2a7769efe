import type { IncomingMessage } from 'node:http';

/**
 * Everything a request sends; null when that is more than the limit. The rest is read and
 * dropped then, so that the sender gets to read the answer.
 * @throws Error when the sender goes away
 */
export function readBytes(request: IncomingMessage, maxBytes: number): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > maxBytes) {
        chunks.length = 0;
        resolve(null);
      } else chunks.push(chunk);
    });
    request.once('end', () => resolve(Buffer.concat(chunks)));
    request.once('error', reject);
    request.once('aborted', () => reject(new Error('the sender went away')));
  });
}
