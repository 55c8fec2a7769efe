/**
 * The errors of Hookline. The class says who acts next, `code` says what happened,
 * `cause` keeps the original. One HTTP filter and one message settler map them; nothing else
 * throws transport errors for domain reasons.
 */
import type { JsonValue, ObjectUser, Problem } from '@hookline/contracts';

/** Base of all of them, so that a filter can tell ours from a bug. */
export abstract class HooklineError extends Error {
  constructor(
    /** Stable machine word, e.g. `http.timeout`. */
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** The author must change the schema or the body. HTTP 422 (400 on Webitel paths). */
export class InvalidFlowError extends HooklineError {
  constructor(readonly problems: readonly Problem[]) {
    super(
      problems[0]?.code ?? 'invalid',
      problems.map((problem) => `${problem.path}: ${problem.message}`).join('\n'),
    );
  }
}

/** The caller asked for something that is not there, or not in its domain. HTTP 404. */
export class NotFoundError extends HooklineError {}

/** Something named in a body that is not there or foreign. HTTP 422 (400 on Webitel paths). */
export class InvalidReferenceError extends HooklineError {
  constructor(
    code: string,
    /** Path of the reference in the body. */
    readonly path: string,
    message: string,
  ) {
    super(code, message);
  }
}

/** The object is in use or was changed by another. HTTP 409. */
export class ConflictError extends HooklineError {
  constructor(
    code: string,
    message: string,
    readonly users: readonly ObjectUser[] = [],
  ) {
    super(code, message);
  }
}

/** The caller may not. HTTP 403, naming the permission. */
export class ForbiddenError extends HooklineError {}

/** A node could not do its work: by its `failure` outlet, else the run fails. */
export class NodeFailure extends HooklineError {
  constructor(
    code: string,
    message: string,
    /** What came back, for the failure outlet: an HTTP status and body, say. */
    readonly details: { readonly [key: string]: JsonValue } = {},
    options?: ErrorOptions,
  ) {
    super(code, message, options);
  }

  #variables: { readonly [key: string]: JsonValue } = {};

  /** Run variables to set although the node failed: the HTTP status, say (decision 20). */
  get variables(): { readonly [key: string]: JsonValue } {
    return this.#variables;
  }

  #memory: JsonValue | undefined;

  /** What the node remembers although it failed: the cookies of a run, say; undefined keeps it. */
  get memory(): JsonValue | undefined {
    return this.#memory;
  }

  /** Leaves a memory and answers itself, to be thrown. */
  remembering(memory: JsonValue | undefined): this {
    this.#memory = memory;
    return this;
  }

  /** Adds run variables to set and answers itself, to be thrown. */
  settingVariables(variables: { readonly [key: string]: JsonValue }): this {
    this.#variables = { ...this.#variables, ...variables };
    return this;
  }
}

/** Worth another try later; at the last try it counts as a `NodeFailure`. */
export class TransientFailure extends NodeFailure {
  constructor(
    code: string,
    message: string,
    details: { readonly [key: string]: JsonValue } = {},
    /** Milliseconds the other side asked us to wait, if it did (`Retry-After`). */
    readonly retryAfterMs: number | null = null,
    options?: ErrorOptions,
  ) {
    super(code, message, details, options);
  }
}

/**
 * Not sent, because its turn has not come: a limit of the target. The run is parked and the try does
 * not count.
 */
export class PostponedFailure extends NodeFailure {
  constructor(
    code: string,
    message: string,
    /** When to come back. */
    readonly afterMs: number,
  ) {
    super(code, message);
  }
}

/** Something of ours (NATS, the database) does not answer. HTTP 503 with Retry-After; nak. */
export class UnavailableError extends HooklineError {}

/** An expression, template or run went over a limit. Never retried. */
export class BudgetError extends NodeFailure {}
