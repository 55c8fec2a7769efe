/** Where a server listens. */
export interface ServerAddress {
  /** As the URL spells it, IPv6 in brackets; never empty. */
  readonly host: string;
  readonly port: number;
}

const defaultPorts: Readonly<Record<string, number>> = {
  'postgres:': 5432,
  'postgresql:': 5432,
  'nats:': 4222,
  'tls:': 4222,
  'http:': 80,
  'https:': 443,
};

/**
 * The servers of a connection URL; several stand behind commas. One that is reached by a socket
 * file has no address and is left out. Throws what `new URL` throws.
 */
export function serversIn(urls: string): readonly ServerAddress[] {
  // A password may have commas as well.
  return urls.split(/,(?=[a-z]+:\/\/)/).flatMap((text) => {
    const url = new URL(text.trim());
    // The PostgreSQL client prefers what the query says.
    const host = url.searchParams.get('host') ?? decodeURIComponent(url.hostname);
    if (host === '' || host.startsWith('/')) return [];
    const port = url.searchParams.get('port') || url.port || defaultPorts[url.protocol];
    return [{ host, port: Number(port) }];
  });
}
