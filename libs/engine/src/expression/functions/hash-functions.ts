import { bytesToHex, digest, hashAlgorithms, keyedDigest, type HashAlgorithm } from '../../hash';
import type { FunctionCall } from './function-call';
import type { LibraryFunction } from './library-function';

const text = { name: 'text', type: 'text' } as const;

export const hashFunctions: readonly LibraryFunction[] = [
  plainHash('md5', 'MD5', '900150983cd24fb0d6963f7d28e17f72'),
  plainHash('sha1', 'SHA-1', 'a9993e364706816aba3e25717850c26c9cd0d89d'),
  plainHash(
    'sha256',
    'SHA-256',
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  ),
  plainHash(
    'sha512',
    'SHA-512',
    'ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f',
  ),
  {
    name: 'hmac',
    group: 'Hash',
    args: [
      text,
      { name: 'key', type: 'text' },
      { name: 'algorithm', type: 'text', isOptional: true },
    ],
    doc: `The keyed hash (HMAC) of the UTF-8 bytes of the text, in hexadecimal digits; the algorithm is one of ${hashAlgorithms.join(', ')} (sha256 by default).`,
    example: {
      source: "hmac('what do ya want for nothing?', 'Jefe')",
      result: '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    },
    run: (call) => {
      const algorithm = call.has(2) ? algorithmOf(call, 2) : 'sha256';
      return bytesToHex(keyedDigest(algorithm, bytesOf(call, 0), bytesOf(call, 1)));
    },
  },
];

function plainHash(name: HashAlgorithm, spoken: string, ofAbc: string): LibraryFunction {
  return {
    name,
    group: 'Hash',
    args: [text],
    doc: `The ${spoken} hash of the UTF-8 bytes of the text, in hexadecimal digits.`,
    example: { source: `${name}('abc')`, result: ofAbc },
    run: (call) => bytesToHex(digest(name, bytesOf(call, 0))),
  };
}

/** The bytes of an argument, charged for what hashing them costs. */
function bytesOf(call: FunctionCall, index: number): Uint8Array {
  const source = call.text(index);
  // A long text is charged before its bytes exist.
  call.evaluation.work(source.length);
  return new TextEncoder().encode(source);
}

function algorithmOf(call: FunctionCall, index: number): HashAlgorithm {
  const word = call.text(index).toLowerCase().replace('-', '');
  const found = hashAlgorithms.find((algorithm) => algorithm === word);
  if (found === undefined) throw call.fault(`the algorithm is one of ${hashAlgorithms.join(', ')}`);
  return found;
}
