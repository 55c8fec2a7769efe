/**
 * Reads the body of an answer that came, within limits (B-25). Rules:
 *
 * 1. Unpacking stops at the limit of an answer, so a bomb costs no more than a large answer.
 * 2. What is not text in the charset it claims becomes text with U+FFFD, never a fault.
 */
import { promisify, TextDecoder } from 'node:util';
import { isNativeError } from 'node:util/types';
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib';
import { NodeFailure } from '@hookline/engine';

type Unpack = (packed: Uint8Array, options: { maxOutputLength: number }) => Promise<Uint8Array>;

const gunzipAsync: Unpack = promisify(gunzip);
const inflateAsync: Unpack = promisify(inflate);
const inflateRawAsync: Unpack = promisify(inflateRaw);
const brotliAsync: Unpack = promisify(brotliDecompress);

/** Where an answer says how to read it; empty for what it does not say. */
export interface BodyLabels {
  /** `Content-Encoding` */
  readonly encoding: string;
  /** `Content-Type` */
  readonly contentType: string;
}

/** The body as text. Throws `NodeFailure`: `http.too-large`, or `http.invalid` for bad packing. */
export async function readBody(
  bytes: Uint8Array,
  { encoding, contentType }: BodyLabels,
  limit: number,
): Promise<string> {
  return bodyText(await unpack(bytes, encoding, limit), contentType);
}

/** The text of a body that is not packed. */
export function bodyText(bytes: Uint8Array, contentType: string): string {
  return decoderFor(contentType).decode(bytes);
}

/** The body's bytes as they were before packing. Throws as `readBody` does. */
export async function unpack(
  packed: Uint8Array,
  encoding: string,
  limit: number,
): Promise<Uint8Array> {
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

export function tooLarge(limit: number): NodeFailure {
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
