import type { JsonValue } from '@hookline/contracts';
import type { HttpCookies } from '@hookline/engine';
import { cookiesFor, readJar, withAnswer, type CookieJar } from './cookie-jar';

/** The cookies of a run while one request is on its way, redirects included. */
export class RunCookies implements HttpCookies {
  #jar: CookieJar;
  #isNew = false;

  /** @param memory what the run remembers, see `readJar` */
  constructor(
    memory: JsonValue,
    private readonly now: Date,
  ) {
    this.#jar = readJar(memory);
  }

  /** What the run shall remember; undefined when nobody set a cookie. */
  get memory(): JsonValue | undefined {
    return this.#isNew ? [...this.#jar] : undefined;
  }

  /** Cookies the author sends by name go before those of the run. */
  readonly headerFor = (url: string, own: string): string => {
    const names = new Set(own.split(';').map((pair) => pair.split('=', 1)[0]?.trim()));
    const rest = this.#jar.filter(({ name }) => !names.has(name));
    return [own, cookiesFor(rest, url, this.now)].filter(Boolean).join('; ');
  };

  readonly keep = (url: string, lines: readonly string[]): void => {
    if (lines.length === 0) return;
    this.#jar = withAnswer(this.#jar, lines, url, this.now);
    this.#isNew = true;
  };
}
