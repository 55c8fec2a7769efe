/**
 * Reads an answer's body within limits (B-25). Rules:
 *
 * 1. Bytes are counted as they arrive; one too many breaks the connection off.
 * 2. Unpacking stops at the same limit, so a bomb costs no more than a large answer.
 * 3. What is not text in the charset it claims becomes text with U+FFFD, never a fault.
 */
import type { Readable } from 'node:stream';
import { promisify, TextDecoder } from 'node:util';
import { isNativeError } from 'node:util/types';
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib';
import { NodeFailure } from '@hookline/engine';

type Unpack = (packed: Uint8Array, options: { maxOutputLength: number }) => Promise<Uint8Array>;

const gunzipAsync: Unpack = promisify(gunzip);
const inflateAsync: Unpack = promisify(inflate);
const inflateRawAsync: Unpack = promisify(inflateRaw);
const brotliAsync: Unpack = promisify(brotliDecompress);

export interface BodySource {
  readonly stream: Readable;
  /** `Content-Encoding`, empty for none. */
  readonly encoding: string;
  /** `Content-Type`, empty for none. */
  readonly contentType: string;
  /** `Content-Length`, empty when it was not said. */
  readonly length: string;
}

/** The body as text. Throws `NodeFailure`: `http.too-large`, or `http.invalid` for bad packing. */
export async function readBody(source: BodySource, limit: number): Promise<string> {
  return decoderFor(source.contentType).decode(await readUnpacked(source, limit));
}

/** The body's bytes, unpacked. Throws as `readBody` does. */
export async function readUnpacked(source: BodySource, limit: number): Promise<Uint8Array> {
  if (Number(source.length) > limit) {
    // Nothing will read it, so nothing will be told about the break either.
    source.stream.on('error', () => undefined).destroy();
    throw tooLarge(limit);
  }
  const packed = await readBytes(source.stream, limit);
  return unpack(packed, source.encoding, limit);
}

function readBytes(stream: Readable, limit: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    // Broken off already: none of the events below would come any more.
    if (stream.destroyed && !stream.readableEnded) reject(brokenOff());
    const chunks: Uint8Array[] = [];
    let size = 0;
    stream.on('data', (chunk: Uint8Array) => {
      size += chunk.length;
      if (size <= limit) {
        chunks.push(chunk);
        return;
      }
      reject(tooLarge(limit));
      stream.destroy();
    });
    stream.on('end', () => {
      const [first] = chunks;
      resolve(chunks.length === 1 && first ? first : Buffer.concat(chunks, size));
    });
    stream.on('error', reject);
    stream.on('close', () => {
      // An error costs its stack: not for the many that end well.
      if (!stream.readableEnded) reject(brokenOff());
    });
  });
}

async function unpack(packed: Uint8Array, encoding: string, limit: number): Promise<Uint8Array> {
  // The last one named was applied last.
  const names = encoding
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity')
    .reverse();
  if (packed.length === 0) return packed;
  if (names.length > 3) throw badPacking();
  let bytes = packed;
  for (const name of names) bytes = await unpackOnce(bytes, name, limit);
  return bytes;
}

async function unpackOnce(bytes: Uint8Array, name: string, limit: number): Promise<Uint8Array> {
  try {
    return await unpackerOf(name, bytes)(bytes, { maxOutputLength: limit });
  } catch (error) {
    if (error instanceof NodeFailure) throw error;
    if (isNativeError(error) && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE')
      throw tooLarge(limit);
    throw badPacking(error);
  }
}

function unpackerOf(name: string, bytes: Uint8Array): Unpack {
  switch (name) {
    case 'gzip':
    case 'x-gzip':
      return gunzipAsync;
    case 'deflate':
      // Some servers leave the zlib wrapper out; its first byte always ends in 8 (RFC 1950).
      return ((bytes[0] ?? 0) & 0x0f) === 8 ? inflateAsync : inflateRawAsync;
    case 'br':
      return brotliAsync;
    default:
      throw new NodeFailure(
        'http.invalid',
        `The answer is packed in a way we cannot read: ${name}.`,
      );
  }
}

const utf8 = new TextDecoder();

function decoderFor(contentType: string): typeof utf8 {
  const label = /;\s*charset="?([^\s";]+)/i.exec(contentType)?.[1];
  try {
    return label === undefined || /^utf-?8$/i.test(label) ? utf8 : new TextDecoder(label);
  } catch {
    return utf8;
  }
}

function brokenOff(): Error {
  return new Error('the answer broke off');
}

function tooLarge(limit: number): NodeFailure {
  return new NodeFailure(
    'http.too-large',
    `The answer is larger than ${Math.round(limit / 1024)} KiB, the most we take.`,
  );
}

function badPacking(cause?: unknown): NodeFailure {
  return new NodeFailure(
    'http.invalid',
    'The answer is packed and cannot be unpacked.',
    {},
    { cause },
  );
}
