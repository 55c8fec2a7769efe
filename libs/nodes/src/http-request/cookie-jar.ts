/**
 * Cookies of one run, as RFC 6265 wants them of a client. Rules:
 *
 * 1. Sent to the site that set them and no other: to its host alone, or to hosts below the domain it
 *    named, which has to be its own and more than a suffix all share (5.1.3, 5.3).
 * 2. Sent only below their path (5.1.4), over https where they ask for it, and not once they expired.
 *    Expiry is by the clock of the run; `Max-Age` goes before `Expires`.
 * 3. One that cannot be read, or asks for more than rule 1 allows, is left out.
 * 4. A jar holds so many, the newest; one that is longer than it may be is left out.
 */
import type { JsonValue } from '@hookline/contracts';
import { z } from 'zod';

const mostCookies = 50;
const longestCookie = 4_096;

const JarCookie = z.object({
  name: z.string(),
  value: z.string(),
  domain: z.string(),
  hostOnly: z.boolean(),
  path: z.string(),
  secure: z.boolean(),
  /** Milliseconds since 1970; null: as long as the run. */
  expiresAt: z.number().nullable(),
});
export type JarCookie = z.infer<typeof JarCookie>;

export type CookieJar = readonly JarCookie[];

/** The jar as the run remembers it; anything else is an empty one. */
export function readJar(memory: JsonValue): CookieJar {
  const stored = z.array(JarCookie).safeParse(memory);
  return stored.success ? stored.data : [];
}

/** What goes into the header `cookie` of a request, longest paths first; empty for none. */
export function cookiesFor(jar: CookieJar, address: string, now: Date): string {
  const url = new URL(address);
  return jar
    .filter((cookie) => isMeant(cookie, url) && !isOver(cookie, now))
    .sort((one, other) => other.path.length - one.path.length)
    .map(({ name, value }) => `${name}=${value}`)
    .join('; ');
}

/** The jar after an answer with these `Set-Cookie` lines. */
export function withAnswer(
  jar: CookieJar,
  lines: readonly string[],
  address: string,
  now: Date,
): CookieJar {
  const url = new URL(address);
  const news = lines.flatMap((line) => readCookie(line, url, now) ?? []);
  return news
    .reduce<CookieJar>((all, cookie) => [...all.filter((one) => !isSame(one, cookie)), cookie], jar)
    .filter((cookie) => !isOver(cookie, now))
    .slice(-mostCookies);
}

function isMeant({ domain, hostOnly, path, secure }: JarCookie, url: URL): boolean {
  const isHere = url.hostname === domain || (!hostOnly && url.hostname.endsWith(`.${domain}`));
  return isHere && coversPath(path, url.pathname) && (!secure || url.protocol === 'https:');
}

function coversPath(path: string, asked: string): boolean {
  return asked === path || asked.startsWith(path.endsWith('/') ? path : `${path}/`);
}

function isOver({ expiresAt }: JarCookie, now: Date): boolean {
  return expiresAt !== null && expiresAt <= now.getTime();
}

function isSame(one: JarCookie, other: JarCookie): boolean {
  return one.name === other.name && one.domain === other.domain && one.path === other.path;
}

function readCookie(line: string, url: URL, now: Date): JarCookie | null {
  const [pair = '', ...rest] = line.split(';');
  const [name, value] = halves(pair);
  // A control character would begin a header of its own (B-26).
  if (name === '' || pair.length > longestCookie || hasControls(pair)) return null;
  const attributes = new Map(
    rest.map(halves).map(([key, text]) => [key.toLowerCase(), text] as const),
  );
  const asked = (attributes.get('domain') ?? '').replace(/^\./, '').toLowerCase();
  if (asked !== '' && !mayName(asked, url.hostname)) return null;
  const path = attributes.get('path') ?? '';
  const isSecure = attributes.has('secure');
  if (isSecure && url.protocol !== 'https:') return null;
  return {
    name,
    value,
    domain: asked || url.hostname,
    hostOnly: asked === '',
    path: path.startsWith('/') ? path : defaultPath(url.pathname),
    secure: isSecure,
    expiresAt: expiryOf(attributes, now),
  };
}

function halves(text: string): readonly [string, string] {
  const at = text.indexOf('=');
  return at < 0 ? [text.trim(), ''] : [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}

function hasControls(text: string): boolean {
  return [...text].some((one) => (one.codePointAt(0) ?? 0) < 32 || one === '\u007f');
}

/**
 * Whether a host may set cookies for a domain: its own, and not one that strangers share. Without a
 * list of public suffixes: never for a single word or an address, nor for the likes of `co.uk`.
 */
function mayName(domain: string, host: string): boolean {
  if (domain === host) return true;
  if (!host.endsWith(`.${domain}`) || /^[\d.]+$|:/.test(host)) return false;
  const labels = domain.split('.');
  const isShared = /^(?:ac|co|com|edu|gov|in|net|or|org)\.[a-z]{2}$/.test(domain);
  return labels.length > 1 && !isShared;
}

/** The directory of the path that was asked (5.1.4). */
function defaultPath(pathname: string): string {
  return pathname.slice(0, pathname.lastIndexOf('/')) || '/';
}

function expiryOf(attributes: ReadonlyMap<string, string>, now: Date): number | null {
  const maxAge = attributes.get('max-age');
  if (maxAge !== undefined && /^-?\d+$/.test(maxAge)) {
    const seconds = Number(maxAge);
    return seconds <= 0 ? 0 : now.getTime() + seconds * 1_000;
  }
  const expires = Date.parse(attributes.get('expires') ?? '');
  return Number.isNaN(expires) ? null : expires;
}
