/**
 * Functions of an array (webitel.md 3): which bodies a name has, who calls it, and so where calls
 * and returns lead. Only the whole array tells, because calls may stand before declarations.
 */
import type { JsonObject } from '@hookline/contracts';

interface Body {
  /** Id of the declaring node; names the body. */
  readonly id: string;
  readonly entry: string | null;
  readonly returnId: string;
}

interface Call {
  readonly id: string;
  /** What runs after the call. */
  readonly next: string | null;
}

/** How a node of a function looks once everything is known. */
export interface FunctionLink {
  readonly params: JsonObject;
  /** Where its outlets lead. */
  readonly targets: Readonly<Record<string, string | null>>;
}

export class FunctionLinks {
  readonly #bodies = new Map<string, Body[]>();
  readonly #calls = new Map<string, Call[]>();

  declare(name: string, body: Body): void {
    this.#bodies.set(name, [body, ...(this.#bodies.get(name) ?? [])]);
  }

  call(name: string, call: Call): void {
    this.#calls.set(name, [call, ...(this.#calls.get(name) ?? [])]);
  }

  /** Calls and returns by node id; `missing` hears of every call of a name nothing declares. */
  links(missing: (nodeId: string, name: string) => void): ReadonlyMap<string, FunctionLink> {
    const links = new Map<string, FunctionLink>();
    for (const [name, calls] of this.#calls) {
      const bodies = this.#bodies.get(name) ?? [];
      const entries = Object.fromEntries(bodies.map(({ id, entry }) => [id, entry]));
      for (const { id, next } of calls) {
        if (bodies.length === 0) missing(id, name);
        const params = { function: name, bodies: bodies.map((body) => body.id) };
        links.set(id, { params, targets: { next, ...entries } });
      }
    }
    for (const [name, bodies] of this.#bodies) {
      const calls = this.#calls.get(name) ?? [];
      const targets = Object.fromEntries(calls.map(({ id, next }) => [id, next]));
      const params = { function: name, calls: calls.map(({ id }) => id) };
      for (const { returnId } of bodies) links.set(returnId, { params, targets });
    }
    return links;
  }
}
