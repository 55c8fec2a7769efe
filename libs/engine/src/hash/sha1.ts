/** SHA-1 (FIPS 180-4, 6.1): broken as a signature, still asked for by older services. */
import { paddedMessage } from './padded-message';

const blockBytes = 64;

/** The 20 bytes of the digest. */
export function sha1(message: Uint8Array): Uint8Array {
  const state = Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0);
  const blocks = paddedMessage(message, { blockBytes, isLittleEndian: false });
  const schedule = new Int32Array(80);
  for (let at = 0; at < blocks.byteLength; at += blockBytes) {
    for (let t = 0; t < 16; t += 1) schedule[t] = blocks.getInt32(at + t * 4);
    for (let t = 16; t < 80; t += 1) {
      const mixed =
        (schedule[t - 3] ?? 0) ^
        (schedule[t - 8] ?? 0) ^
        (schedule[t - 14] ?? 0) ^
        (schedule[t - 16] ?? 0);
      schedule[t] = rotate(mixed, 1);
    }
    addBlock(state, schedule);
  }
  const digest = new DataView(new ArrayBuffer(20));
  state.forEach((word, index) => digest.setInt32(index * 4, word));
  return new Uint8Array(digest.buffer);
}

function addBlock(state: Int32Array, schedule: Int32Array): void {
  let [a = 0, b = 0, c = 0, d = 0, e = 0] = state;
  for (let t = 0; t < 80; t += 1) {
    const next = (rotate(a, 5) + mix(t, b, c, d) + e + (schedule[t] ?? 0)) | 0;
    e = d;
    d = c;
    c = rotate(b, 30);
    b = a;
    a = next;
  }
  [a, b, c, d, e].forEach((word, index) => {
    state[index] = (state[index] ?? 0) + word;
  });
}

/** Function and constant of a round. */
function mix(round: number, b: number, c: number, d: number): number {
  if (round < 20) return ((b & c) ^ (~b & d)) + 0x5a827999;
  if (round < 40) return (b ^ c ^ d) + 0x6ed9eba1;
  if (round < 60) return ((b & c) ^ (b & d) ^ (c & d)) + 0x8f1bbcdc;
  return (b ^ c ^ d) + 0xca62c1d6;
}

function rotate(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}
