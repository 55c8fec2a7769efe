/**
 * Our own servers, out of every flow's reach whatever the allow-list opens (B-22, B-23). Rules:
 *
 * 1. A server is known by the name its URL gives, and by every address of that name, each with
 *    the port: another name, or the bare address, leads to the same server.
 * 2. One on this machine is closed on all addresses of this machine: it may listen on each.
 * 3. What was once resolved stays closed. A resolver that fails, or names a cluster's members in
 *    turns, must not open what it names no longer.
 */
import { networkInterfaces } from 'node:os';
import { systemResolver, type ResolveName } from '../http/guarded-connector';
import { carriedIpv4 } from './address-ranges';
import { isInRange, parseCidr, parseIp, type IpBytes } from './ip-bytes';
import { serversIn, type ServerAddress } from './server-urls';
import { plainHost, type Target, type TargetSet } from './target-list';

export interface OwnServersOptions {
  /** Default: the system's resolver. */
  readonly resolve?: ResolveName;
  /** Default: what the network interfaces have. */
  readonly addressesOfThisMachine?: () => readonly string[];
  /** How long one `resolve` waits; default 5 s. */
  readonly timeoutMs?: number;
}

interface OwnServer extends ServerAddress {
  /** The one spelling that hosts are compared by. */
  readonly name: string;
  /** By their text, the one seen last at the end. */
  readonly addresses: Map<string, IpBytes>;
}

/** Addresses kept of a name: a cloud may give it new ones for ever. */
const mostAddresses = 64;

/** Those that lead to this machine on every machine. */
const local = ['127.0.0.0/8', '0.0.0.0/32', '::1/128', '::/128'].flatMap(
  (cidr) => parseCidr(cidr) ?? [],
);

export class OwnServers implements TargetSet {
  readonly #servers: readonly OwnServer[];
  readonly #resolve: ResolveName;
  readonly #addressesOfThisMachine: () => readonly string[];
  readonly #timeoutMs: number;
  #thisMachine: ReadonlySet<string> = new Set();

  /** Takes connection URLs of PostgreSQL, NATS (several divided by commas) and HTTP servers. */
  constructor(urls: readonly string[], options: OwnServersOptions = {}) {
    this.#resolve = options.resolve ?? systemResolver;
    this.#addressesOfThisMachine = options.addressesOfThisMachine ?? interfaceAddresses;
    this.#timeoutMs = options.timeoutMs ?? 5_000;
    this.#servers = urls.flatMap(serversIn).map((server) => ({
      ...server,
      name: plainHost(server.host),
      addresses: new Map(),
    }));
    for (const server of this.#servers) keep(server, [server.host]);
    this.#lookAround();
  }

  /**
   * Resolves the names again; whether there is an address that was not known before. Never
   * rejects: a name without an answer keeps the addresses it had.
   */
  async resolve(): Promise<boolean> {
    this.#lookAround();
    const isNew = await Promise.all(
      this.#servers.map(async (server) => {
        if (parseIp(server.host)) return false;
        return keep(server, await this.#addressesOf(server.host));
      }),
    );
    return isNew.includes(true);
  }

  /** Whether the target is one of the servers. */
  names({ host, port, address }: Target): boolean {
    // Asked for every request, and few go to a port of ours.
    const servers = this.#servers.filter((server) => server.port === port);
    if (servers.length === 0) return false;
    const name = plainHost(host);
    const carried = carriedIpv4(address);
    return servers.some(
      (server) =>
        server.name === name ||
        this.#isAt(server, address) ||
        (carried !== null && this.#isAt(server, carried)),
    );
  }

  #isAt({ addresses }: OwnServer, address: IpBytes): boolean {
    if (addresses.has(textOf(address))) return true;
    return this.#isHere(address) && [...addresses.values()].some((known) => this.#isHere(known));
  }

  #isHere(address: IpBytes): boolean {
    return (
      this.#thisMachine.has(textOf(address)) || local.some((range) => isInRange(address, range))
    );
  }

  #lookAround(): void {
    const addresses = this.#addressesOfThisMachine().map(parseIp);
    this.#thisMachine = new Set(addresses.filter((one) => one !== null).map(textOf));
  }

  async #addressesOf(host: string): Promise<readonly string[]> {
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<readonly string[]>((answer) => {
      timer = setTimeout(() => answer([]), this.#timeoutMs);
    });
    const found = this.#resolve(host).then(
      (answers) => answers.map(({ address }) => address),
      // Whatever it says, there is no address; the clients of these servers report it themselves.
      () => [],
    );
    return Promise.race([found, tooLate]).finally(() => clearTimeout(timer));
  }
}

/** Remembers the addresses among the texts; whether one is new. */
function keep({ addresses }: OwnServer, texts: readonly string[]): boolean {
  let isNew = false;
  for (const text of texts) {
    const address = parseIp(text);
    if (!address) continue;
    const key = textOf(address);
    isNew ||= !addresses.delete(key);
    addresses.set(key, address);
  }
  for (const key of [...addresses.keys()].slice(0, -mostAddresses)) addresses.delete(key);
  return isNew;
}

function textOf(address: IpBytes): string {
  return address.join('.');
}

function interfaceAddresses(): readonly string[] {
  return Object.values(networkInterfaces()).flatMap((own = []) =>
    own.map(({ address }) => address),
  );
}
