import type { JsonObject, JsonValue } from '@hookline/contracts';
import type { ZonedTime } from '../../expression';

/** One script, to be run once and forgotten. */
export interface ScriptRun {
  /** The body of a JavaScript function; its `return` is the answer. */
  readonly source: string;
  /** What the script may read, by name; each name is one JavaScript can speak. */
  readonly values: JsonObject;
  /** What `LocalDate()` shows. */
  readonly localTime: ZonedTime;
  /** Longest it may compute. */
  readonly timeoutMs: number;
  /** `strict` refuses names nobody declared and changes of what it was given; `sloppy` is ES5's way. */
  readonly mode: 'strict' | 'sloppy';
}

/**
 * Runs scripts of authors where they can reach nothing (B-34): an interpreter of its own with at
 * most 32 MiB, on a thread of its own, without a host function.
 */
export interface ScriptPort {
  /**
   * What the script returned, as JSON.
   *
   * Throws `NodeFailure`: `script.syntax` and `script.error` (`line` from 1, when it is known),
   * `script.timeout`, `script.memory`, `script.no-value` (nothing JSON can carry was returned),
   * `script.async` (a promise was), `script.too-large` (over 256 KiB), `script.too-deep`.
   */
  readonly run: (script: ScriptRun) => Promise<JsonValue>;
}
