/**
 * Targets an operator names: `OUTBOUND_ALLOW` (decisions 31, 36). Rules:
 *
 * 1. `host` opens that host on every port, `host:port` on that port. The host is compared as it
 *    stands in the address: `127.0.0.1:9000` does not open a name that resolves to 127.0.0.1.
 * 2. A CIDR opens its addresses, whatever name led to them.
 */
import { InvalidReferenceError } from '@hookline/engine';
import { isInRange, parseCidr, parseIp, type IpBytes, type IpRange } from './ip-bytes';

/** Where a connection is about to go. */
export interface Target {
  /** Host of the URL, lower case; IPv6 in brackets. */
  readonly host: string;
  readonly port: number;
  /** The address itself: of a literal host, or what the name resolved to. */
  readonly address: IpBytes;
}

/** Targets named in some way. */
export interface TargetSet {
  readonly names: (target: Target) => boolean;
}

type Entry =
  | { readonly kind: 'host'; readonly host: string; readonly port: number | null }
  | { readonly kind: 'range'; readonly range: IpRange };

export class TargetList implements TargetSet {
  readonly #entries: readonly Entry[];

  constructor(entries: readonly Entry[]) {
    this.#entries = entries;
  }

  /** Whether one of the entries names the target. */
  names(target: Target): boolean {
    return this.#entries.some((entry) =>
      entry.kind === 'range'
        ? isInRange(target.address, entry.range)
        : entry.host === plainHost(target.host) &&
          (entry.port === null || entry.port === target.port),
    );
  }
}

/**
 * The list in a text: entries divided by commas or white space, empty text for none. Throws
 * `InvalidReferenceError` naming the entry that is neither host, host:port nor CIDR.
 */
export function parseAllowList(text: string): TargetList {
  const words = text.split(/[\s,]+/).filter((word) => word !== '');
  return new TargetList(words.map(parseEntry));
}

function parseEntry(word: string): Entry {
  if (word.includes('/')) {
    const range = parseCidr(word);
    if (range) return { kind: 'range', range };
    throw refusal(word);
  }
  if (parseIp(word)) return { kind: 'host', host: plainHost(word), port: null };
  const match = /^(\[[^\]]+\]|[^:[\]]+)(?::(\d{1,5}))?$/.exec(word);
  const [, host = '', port] = match ?? [];
  if (!match || !isHost(host) || Number(port ?? 1) < 1 || Number(port ?? 1) > 65_535) {
    throw refusal(word);
  }
  return { kind: 'host', host: plainHost(host), port: port === undefined ? null : Number(port) };
}

function isHost(host: string): boolean {
  if (parseIp(host)) return true;
  return /^[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?)*\.?$/i.test(
    host,
  );
}

/** One spelling per host: addresses by their bytes, names in lower case without the root's dot. */
export function plainHost(host: string): string {
  const address = parseIp(host);
  return address ? address.join('.') : host.toLowerCase().replace(/\.$/, '');
}

function refusal(word: string): InvalidReferenceError {
  return new InvalidReferenceError(
    'outbound.allow',
    'OUTBOUND_ALLOW',
    `\`${word}\` is neither a host, a host:port nor a CIDR like 10.0.0.0/8`,
  );
}
