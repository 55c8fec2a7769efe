/** Ends an exhaustive switch: a new case fails to compile here, and throws if it slips through. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value ${JSON.stringify(value)}`);
}
