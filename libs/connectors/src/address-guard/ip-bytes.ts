import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** An IP address as its 4 or 16 bytes; an IPv4 address inside `::ffff:0:0/96` is that address. */
export type IpBytes = readonly number[];

/** The bytes of an address in its usual spelling; null when the text is none. */
export function parseIp(text: string): IpBytes | null {
  const bare = text.startsWith('[') && text.endsWith(']') ? text.slice(1, -1) : text;
  // ipaddr.js also reads octal and shortened forms; an address is only what the system calls one.
  if (isIP(bare) === 0) return null;
  return ipaddr.process(bare).toByteArray();
}

/** A block of addresses. */
export interface IpRange {
  readonly bytes: IpBytes;
  /** Leading bits that count. */
  readonly bits: number;
}

/** The range of a CIDR like `10.0.0.0/8`; null when the text is none. */
export function parseCidr(text: string): IpRange | null {
  const match = /^([^/]+)\/(\d{1,3})$/.exec(text);
  const [, address = '', prefix = ''] = match ?? [];
  if (isIP(address) === 0) return null;
  // Not `process`: a prefix of `::ffff:0:0/96` counts bits of the long form.
  const bytes = ipaddr.parse(address).toByteArray();
  const bits = Number(prefix);
  return bits > bytes.length * 8 ? null : { bytes, bits };
}

/** Whether the address lies in the range; an IPv4 address never lies in an IPv6 range. */
export function isInRange(address: IpBytes, range: IpRange): boolean {
  if (address.length !== range.bytes.length) return false;
  const whole = Math.floor(range.bits / 8);
  for (let index = 0; index < whole; index += 1) {
    if (address[index] !== range.bytes[index]) return false;
  }
  const rest = range.bits % 8;
  if (rest === 0) return true;
  const mask = 0xff << (8 - rest);
  return ((address[whole] ?? 0) & mask) === ((range.bytes[whole] ?? 0) & mask);
}
