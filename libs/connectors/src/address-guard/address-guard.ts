/**
 * Decides where flows may connect to (reliability.md B-20 to B-23). Rules:
 *
 * 1. http and https only, no user name or password in the address.
 * 2. A literal address is judged before any connection; undici asks no resolver for it.
 * 3. Of a name every resolved address is judged; one that is blocked refuses all of them.
 * 4. Metadata addresses and what `neverReach` names stay closed whatever the allow-list says.
 */
import { NodeFailure } from '@hookline/engine';
import { isBlockedAddress, isMetadataAddress } from './address-ranges';
import { parseIp, type IpBytes } from './ip-bytes';
import { TargetList, type TargetSet } from './target-list';

export interface AddressGuardOptions {
  /** What the environment opened (`OUTBOUND_ALLOW`); default nothing. */
  readonly allow?: TargetList;
  /** Our own servers and the like; default nothing. */
  readonly neverReach?: TargetSet;
}

export class AddressGuard {
  readonly #allow: TargetList;
  readonly #neverReach: TargetSet;
  #alsoAllow = new TargetList([]);

  constructor(options: AddressGuardOptions = {}) {
    this.#allow = options.allow ?? new TargetList([]);
    this.#neverReach = options.neverReach ?? new TargetList([]);
  }

  /** What the platform admin opened; replaces what was opened this way before. */
  allowAlso(targets: TargetList): void {
    this.#alsoAllow = targets;
  }

  /**
   * Checks an address as written, before anything is resolved (rules 1, 2). Throws `NodeFailure`:
   * `http.invalid` for one we do not take at all, `http.blocked` for one out of reach.
   */
  checkUrl(url: URL): void {
    if (url.protocol !== 'http:' && url.protocol !== 'https:') {
      throw new NodeFailure('http.invalid', 'Only http and https addresses can be called.');
    }
    if (url.username !== '' || url.password !== '') {
      throw new NodeFailure(
        'http.invalid',
        'The address must not carry a user name or password: use a header.',
      );
    }
    const address = parseIp(url.hostname);
    if (address) this.#check(url.hostname, portOf(url), address);
  }

  /**
   * Checks what a host resolved to, or what a socket is connected to (rule 3). Throws
   * `NodeFailure` (`http.blocked`) when any of the addresses is out of reach.
   */
  checkAddresses(url: URL, addresses: readonly string[]): void {
    this.checkTarget(url.hostname, portOf(url), addresses);
  }

  /** The same for what is no URL: a mail server, say. IPv6 hosts stand in brackets. */
  checkTarget(host: string, port: number, addresses: readonly string[]): void {
    for (const text of addresses) {
      const address = parseIp(text);
      if (!address) throw blocked(host);
      this.#check(host, port, address);
    }
  }

  #check(host: string, port: number, address: IpBytes): void {
    const target = { host, port, address };
    if (isMetadataAddress(address) || this.#neverReach.names(target)) throw blocked(host);
    if (this.#allow.names(target) || this.#alsoAllow.names(target)) return;
    if (isBlockedAddress(address)) throw blocked(host);
  }
}

/** The port a URL connects to. */
function portOf(url: URL): number {
  if (url.port !== '') return Number(url.port);
  return url.protocol === 'https:' ? 443 : 80;
}

/** Says the host and not what it resolved to: that would map our network for the asker. */
function blocked(host: string): NodeFailure {
  return new NodeFailure(
    'http.blocked',
    `${host} leads to a private or reserved network. The platform admin can allow it.`,
  );
}
