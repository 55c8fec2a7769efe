import type { Request } from 'express';
import type { Caller } from './caller';

/** What the guard found out about a request. */
export interface IdentifiedCaller {
  readonly caller: Caller;
  /** The key or the person, for counting: `key 5`, `user 7`. */
  readonly name: string;
  /** Whether the session or the key still counts; open streams ask again and again. */
  readonly stillValid: () => Promise<boolean>;
}

const callers = new WeakMap<Request, IdentifiedCaller>();

/** Keeps who asks beside the request, for `@CurrentCaller()`. */
export function rememberCaller(request: Request, identified: IdentifiedCaller): void {
  callers.set(request, identified);
}

/**
 * Who asks.
 * @throws Error on a public route: nobody is known there, asking is a mistake in our code
 */
export function callerOf(request: Request): IdentifiedCaller {
  const identified = callers.get(request);
  if (identified === undefined) throw new Error('a public route has no caller');
  return identified;
}
