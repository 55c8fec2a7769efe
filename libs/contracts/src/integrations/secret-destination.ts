import { assertNeverKind } from './assert-never-kind';
import type { Connection } from './connection';

/**
 * Where a connection's secrets are sent, and whether readable on the way (B-13): when this changes
 * the stored secrets must be entered again. Empty when the secret is the address itself.
 */
export function secretDestinationOf(connection: Connection): string {
  switch (connection.kind) {
    case 'telegram':
    case 'slack':
      return connection.settings.apiOrigin;
    case 'discord':
      return '';
    case 'email': {
      const { host, port, security } = connection.settings;
      return `smtp://${host.toLowerCase()}:${port} ${security}`;
    }
    case 'webhook':
      return new URL(connection.settings.url).origin;
    case 'http':
      return connection.settings.origin;
    default:
      return assertNeverKind(connection);
  }
}
