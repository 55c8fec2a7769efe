/** MD5 (RFC 1321): broken as a signature, still asked for by older services. */
import { paddedMessage } from './padded-message';

const blockBytes = 64;

/** RFC 1321, 3.4: how far each step of a round turns its word. */
const shifts = [
  [7, 12, 17, 22],
  [5, 9, 14, 20],
  [4, 11, 16, 23],
  [6, 10, 15, 21],
] as const;

const sines = Int32Array.from({ length: 64 }, (_, step) => {
  return Math.floor(Math.abs(Math.sin(step + 1)) * 2 ** 32) | 0;
});

/** The 16 bytes of the digest. */
export function md5(message: Uint8Array): Uint8Array {
  const state = Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476);
  const blocks = paddedMessage(message, { blockBytes, isLittleEndian: true });
  for (let at = 0; at < blocks.byteLength; at += blockBytes) addBlock(state, blocks, at);
  const digest = new DataView(new ArrayBuffer(16));
  state.forEach((word, index) => digest.setInt32(index * 4, word, true));
  return new Uint8Array(digest.buffer);
}

function addBlock(state: Int32Array, blocks: DataView, at: number): void {
  let [a = 0, b = 0, c = 0, d = 0] = state;
  for (let step = 0; step < 64; step += 1) {
    const round = step >> 4;
    const word = blocks.getInt32(at + 4 * wordOf(round, step), true);
    const turned = (a + mix(round, b, c, d) + (sines[step] ?? 0) + word) | 0;
    const bits = shifts[round]?.[step & 3] ?? 0;
    a = d;
    d = c;
    c = b;
    b = (b + ((turned << bits) | (turned >>> (32 - bits)))) | 0;
  }
  [a, b, c, d].forEach((word, index) => {
    state[index] = (state[index] ?? 0) + word;
  });
}

/** Which word of the block a step reads. */
function wordOf(round: number, step: number): number {
  if (round === 0) return step;
  if (round === 1) return (5 * step + 1) & 15;
  return round === 2 ? (3 * step + 5) & 15 : (7 * step) & 15;
}

function mix(round: number, b: number, c: number, d: number): number {
  if (round === 0) return (b & c) | (~b & d);
  if (round === 1) return (d & b) | (~d & c);
  return round === 2 ? b ^ c ^ d : c ^ (b | ~d);
}
