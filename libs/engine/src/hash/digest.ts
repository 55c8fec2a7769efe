import { assertNever } from '../assert-never';
import { md5 } from './md5';
import { sha1 } from './sha1';
import { sha256 } from './sha256';
import { sha512 } from './sha512';

export const hashAlgorithms = ['md5', 'sha1', 'sha256', 'sha512'] as const;
export type HashAlgorithm = (typeof hashAlgorithms)[number];

/** The digest of bytes. In plain JavaScript, because Web Crypto answers later and nodes now. */
export function digest(algorithm: HashAlgorithm, message: Uint8Array): Uint8Array {
  switch (algorithm) {
    case 'md5':
      return md5(message);
    case 'sha1':
      return sha1(message);
    case 'sha256':
      return sha256(message);
    case 'sha512':
      return sha512(message);
    default:
      return assertNever(algorithm);
  }
}

/** The keyed digest of bytes (HMAC, RFC 2104). */
export function keyedDigest(
  algorithm: HashAlgorithm,
  message: Uint8Array,
  key: Uint8Array,
): Uint8Array {
  const blockBytes = algorithm === 'sha512' ? 128 : 64;
  const block = new Uint8Array(blockBytes);
  block.set(key.length > blockBytes ? digest(algorithm, key) : key);
  const inner = digest(algorithm, joined(block, 0x36, message));
  return digest(algorithm, joined(block, 0x5c, inner));
}

function joined(block: Uint8Array, mask: number, message: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(block.length + message.length);
  bytes.set(block.map((byte) => byte ^ mask));
  bytes.set(message, block.length);
  return bytes;
}
