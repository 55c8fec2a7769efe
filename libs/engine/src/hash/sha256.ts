/** SHA-256 (FIPS 180-4, 6.2). */
import { paddedMessage } from './padded-message';
import { sha2Constants } from './sha2-constants';

const blockBytes = 64;

/** The 32 bytes of the digest. */
export function sha256(message: Uint8Array): Uint8Array {
  const { rounds, initial } = sha2Constants();
  const constants = Int32Array.from(rounds, upperHalf);
  const state = Int32Array.from(initial, upperHalf);
  const blocks = paddedMessage(message, { blockBytes, isLittleEndian: false });
  const schedule = new Int32Array(64);
  for (let at = 0; at < blocks.byteLength; at += blockBytes) {
    fillSchedule(schedule, blocks, at);
    addBlock(state, schedule, constants);
  }
  const digest = new DataView(new ArrayBuffer(32));
  state.forEach((word, index) => digest.setInt32(index * 4, word));
  return new Uint8Array(digest.buffer);
}

function upperHalf(constant: bigint): number {
  return Number(constant >> 32n);
}

function fillSchedule(schedule: Int32Array, blocks: DataView, at: number): void {
  for (let t = 0; t < 16; t += 1) schedule[t] = blocks.getInt32(at + t * 4);
  for (let t = 16; t < 64; t += 1) {
    const early = schedule[t - 15] ?? 0;
    const late = schedule[t - 2] ?? 0;
    const sigma0 = rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3);
    const sigma1 = rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10);
    schedule[t] = (schedule[t - 16] ?? 0) + sigma0 + (schedule[t - 7] ?? 0) + sigma1;
  }
}

function addBlock(state: Int32Array, schedule: Int32Array, constants: Int32Array): void {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let t = 0; t < 64; t += 1) {
    const sum1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const choice = (e & f) ^ (~e & g);
    const first = (h + sum1 + choice + (constants[t] ?? 0) + (schedule[t] ?? 0)) | 0;
    const sum0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + sum0 + majority) | 0;
  }
  [a, b, c, d, e, f, g, h].forEach((word, index) => {
    state[index] = (state[index] ?? 0) + word;
  });
}

function rotate(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits));
}
