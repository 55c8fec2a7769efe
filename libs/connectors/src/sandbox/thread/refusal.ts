import type { JsonObject } from '@hookline/contracts';

/** The job cannot be done as asked; the host turns it into a `NodeFailure`. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly details: JsonObject = {},
  ) {
    super(message);
  }
}
