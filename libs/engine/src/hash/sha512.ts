/**
 * SHA-512 (FIPS 180-4, 6.4). A word of 64 bits is a high and a low half of 32: `BigInt` would be a
 * hundred times slower. `turn(high, low, n)` is the high half turned right; with the halves
 * exchanged it is the low one, and turning by 32 and more exchanges them as well.
 */
import { paddedMessage } from './padded-message';
import { sha2Constants } from './sha2-constants';

const blockBytes = 128;
const half = 2 ** 32;

/** The 64 bytes of the digest. */
export function sha512(message: Uint8Array): Uint8Array {
  const { rounds, initial } = sha2Constants();
  const constants = halvesOf(rounds);
  const state = halvesOf(initial);
  const blocks = paddedMessage(message, { blockBytes, isLittleEndian: false });
  const schedule = new Int32Array(160);
  for (let at = 0; at < blocks.byteLength; at += blockBytes) {
    fillSchedule(schedule, blocks, at);
    addBlock(state, schedule, constants);
  }
  const digest = new DataView(new ArrayBuffer(64));
  state.forEach((word, index) => digest.setInt32(index * 4, word));
  return new Uint8Array(digest.buffer);
}

function halvesOf(words: BigUint64Array): Int32Array {
  return Int32Array.from({ length: words.length * 2 }, (_, index) => {
    const word = words[index >> 1] ?? 0n;
    return Number(BigInt.asIntN(32, index % 2 === 0 ? word >> 32n : word));
  });
}

function fillSchedule(schedule: Int32Array, blocks: DataView, at: number): void {
  for (let index = 0; index < 32; index += 1) schedule[index] = blocks.getInt32(at + index * 4);
  for (let index = 32; index < 160; index += 2) {
    const earlyHigh = schedule[index - 30] ?? 0;
    const earlyLow = schedule[index - 29] ?? 0;
    const lateHigh = schedule[index - 4] ?? 0;
    const lateLow = schedule[index - 3] ?? 0;
    const high0 = turn(earlyHigh, earlyLow, 1) ^ turn(earlyHigh, earlyLow, 8) ^ (earlyHigh >>> 7);
    const low0 =
      turn(earlyLow, earlyHigh, 1) ^ turn(earlyLow, earlyHigh, 8) ^ turn(earlyLow, earlyHigh, 7);
    const high1 = turn(lateHigh, lateLow, 19) ^ turn(lateLow, lateHigh, 29) ^ (lateHigh >>> 6);
    const low1 =
      turn(lateLow, lateHigh, 19) ^ turn(lateHigh, lateLow, 29) ^ turn(lateLow, lateHigh, 6);
    const low =
      ((schedule[index - 31] ?? 0) >>> 0) +
      (low0 >>> 0) +
      ((schedule[index - 13] ?? 0) >>> 0) +
      (low1 >>> 0);
    schedule[index] =
      (schedule[index - 32] ?? 0) + high0 + (schedule[index - 14] ?? 0) + high1 + carry(low);
    schedule[index + 1] = low;
  }
}

function addBlock(state: Int32Array, schedule: Int32Array, constants: Int32Array): void {
  let [ah = 0, al = 0, bh = 0, bl = 0, ch = 0, cl = 0, dh = 0, dl = 0] = state;
  let [eh = 0, el = 0, fh = 0, fl = 0, gh = 0, gl = 0, hh = 0, hl = 0] = state.subarray(8);
  for (let index = 0; index < 160; index += 2) {
    const high1 = turn(eh, el, 14) ^ turn(eh, el, 18) ^ turn(el, eh, 9);
    const low1 = turn(el, eh, 14) ^ turn(el, eh, 18) ^ turn(eh, el, 9);
    const choiceHigh = (eh & fh) ^ (~eh & gh);
    const choiceLow = (el & fl) ^ (~el & gl);
    const constantLow = constants[index + 1] ?? 0;
    const wordLow = schedule[index + 1] ?? 0;
    const firstLow =
      (hl >>> 0) + (low1 >>> 0) + (choiceLow >>> 0) + (constantLow >>> 0) + (wordLow >>> 0);
    const words = (constants[index] ?? 0) + (schedule[index] ?? 0);
    const firstHigh = (hh + high1 + choiceHigh + words + carry(firstLow)) | 0;

    const high0 = turn(ah, al, 28) ^ turn(al, ah, 2) ^ turn(al, ah, 7);
    const low0 = turn(al, ah, 28) ^ turn(ah, al, 2) ^ turn(ah, al, 7);
    const majorityHigh = (ah & bh) ^ (ah & ch) ^ (bh & ch);
    const majorityLow = (al & bl) ^ (al & cl) ^ (bl & cl);
    const secondLow = (low0 >>> 0) + (majorityLow >>> 0) + (firstLow >>> 0);
    const fifthLow = (dl >>> 0) + (firstLow >>> 0);

    hh = gh;
    hl = gl;
    gh = fh;
    gl = fl;
    fh = eh;
    fl = el;
    eh = (dh + firstHigh + carry(fifthLow)) | 0;
    el = fifthLow | 0;
    dh = ch;
    dl = cl;
    ch = bh;
    cl = bl;
    bh = ah;
    bl = al;
    ah = (high0 + majorityHigh + firstHigh + carry(secondLow)) | 0;
    al = secondLow | 0;
  }
  const added = [ah, al, bh, bl, ch, cl, dh, dl, eh, el, fh, fl, gh, gl, hh, hl];
  for (let index = 0; index < 16; index += 2) {
    const low = ((state[index + 1] ?? 0) >>> 0) + ((added[index + 1] ?? 0) >>> 0);
    state[index] = (state[index] ?? 0) + (added[index] ?? 0) + carry(low);
    state[index + 1] = low;
  }
}

/** What a sum of low halves hands on to the high ones. */
function carry(low: number): number {
  return (low / half) | 0;
}

function turn(high: number, low: number, bits: number): number {
  return (high >>> bits) | (low << (32 - bits));
}
