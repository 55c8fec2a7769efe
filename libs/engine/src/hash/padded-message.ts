export interface PaddingShape {
  /** Bytes of a block: 64, or 128 for SHA-512. */
  readonly blockBytes: number;
  readonly isLittleEndian: boolean;
}

/**
 * A message as Merkle–Damgård hashes read it: a one bit, zeros, the length in bits, up to whole
 * blocks (RFC 1321, 3.1 and 3.2; FIPS 180-4, 5.1).
 */
export function paddedMessage(message: Uint8Array, shape: PaddingShape): DataView {
  const { blockBytes, isLittleEndian } = shape;
  const lengthBytes = blockBytes / 8;
  const blocks = Math.ceil((message.length + 1 + lengthBytes) / blockBytes);
  const bytes = new Uint8Array(blocks * blockBytes);
  bytes.set(message);
  bytes[message.length] = 0x80;
  const view = new DataView(bytes.buffer);
  // A length beyond 2^53 bits does not fit into memory, so the upper half of 128 bits stays zero.
  view.setBigUint64(bytes.length - 8, BigInt(message.length) * 8n, isLittleEndian);
  return view;
}
