/** Where a redirect leads and what may go there (B-24; Fetch standard, HTTP-redirect fetch). */
import { NodeFailure } from '@hookline/engine';

/** One request on its way; changed from hop to hop. */
export interface Hop {
  readonly url: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

const redirectStatuses: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/**
 * Headers another origin may see. A list of what may stay, because any header of an admin's own
 * may be a key.
 */
const harmless: ReadonlySet<string> = new Set([
  'accept',
  'accept-encoding',
  'accept-language',
  'content-type',
  'idempotency-key',
  'user-agent',
]);

/** Whether a status asks to go elsewhere. */
export function isRedirect(status: number): boolean {
  return redirectStatuses.has(status);
}

/** The request to send next. Throws `NodeFailure` (`http.invalid`) for an unreadable location. */
export function nextHop(hop: Hop, status: number, location: string): Hop {
  if (!URL.canParse(location, hop.url.href)) {
    throw new NodeFailure('http.invalid', 'The target redirects to something that is no address.');
  }
  const url = new URL(location, hop.url);
  const turnsToGet =
    (status === 303 && hop.method !== 'GET' && hop.method !== 'HEAD') ||
    ((status === 301 || status === 302) && hop.method === 'POST');
  const staysHome = url.origin === hop.url.origin;
  const headers = Object.fromEntries(
    Object.entries(hop.headers).filter(
      ([name]) => (staysHome || harmless.has(name)) && !(turnsToGet && name.startsWith('content-')),
    ),
  );
  return {
    url,
    headers,
    method: turnsToGet ? 'GET' : hop.method,
    body: turnsToGet ? null : hop.body,
  };
}
