/**
 * Addresses no flow may reach. Rules:
 *
 * 1. `blocked` (reliability.md B-22): private, local, reserved, documentation and transition
 *    ranges. The allow-list may open parts of them.
 * 2. `metadata`: where clouds hand out credentials. Nothing opens them (B-23), also not by one
 *    of the IPv6 forms that carry an IPv4 address.
 */
import { isInRange, parseCidr, type IpBytes, type IpRange } from './ip-bytes';

const blocked = ranges([
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  '::/96',
  '::ffff:0:0:0/96',
  '64:ff9b::/96',
  '64:ff9b:1::/48',
  '100::/64',
  '2001::/23',
  '2001:db8::/32',
  '2002::/16',
  '3fff::/20',
  '5f00::/16',
  'fc00::/7',
  'fe80::/10',
  'fec0::/10',
  'ff00::/8',
]);

/** Prefixes whose last four bytes are an IPv4 address. */
const carriers = ranges(['::/96', '::ffff:0:0:0/96', '64:ff9b::/96']);

const metadata = ranges([
  // AWS, Azure, Google, DigitalOcean, Oracle and most others
  '169.254.169.254/32',
  // AWS: container credentials, time
  '169.254.170.2/32',
  '169.254.170.23/32',
  'fd00:ec2::/32',
  // Google over IPv6
  'fd20:ce::254/128',
  // Alibaba
  '100.100.100.200/32',
  // Oracle
  '192.0.0.192/32',
  // Azure: looks public, answers only inside
  '168.63.129.16/32',
]);

/** Whether an address is out of reach unless the platform admin opens it. */
export function isBlockedAddress(address: IpBytes): boolean {
  return blocked.some((range) => isInRange(address, range));
}

/** Whether an address hands out a cloud's secrets: never to be reached. */
export function isMetadataAddress(address: IpBytes): boolean {
  if (metadata.some((range) => isInRange(address, range))) return true;
  const inner = carriedIpv4(address);
  return inner !== null && metadata.some((range) => isInRange(inner, range));
}

/** The IPv4 address inside an IPv6 form that carries one; null for any other. */
export function carriedIpv4(address: IpBytes): IpBytes | null {
  if (carriers.some((range) => isInRange(address, range))) return address.slice(12);
  // 6to4 (RFC 3056) has it behind the first two bytes.
  return address.length === 16 && address[0] === 0x20 && address[1] === 0x02
    ? address.slice(2, 6)
    : null;
}

function ranges(cidrs: readonly string[]): readonly IpRange[] {
  return cidrs.map((cidr) => {
    const range = parseCidr(cidr);
    if (!range) throw new Error(`not a CIDR: ${cidr}`);
    return range;
  });
}
