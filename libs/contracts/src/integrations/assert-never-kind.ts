/** Closes a switch over kinds of connections: a new kind does not compile until it is handled. */
export function assertNeverKind(connection: never): never {
  throw new Error(`unknown kind of connection: ${JSON.stringify(connection)}`);
}
