import { assertNeverKind } from './assert-never-kind';
import type { Connection } from './connection';
import type { Problem } from '../problem';

/**
 * What a connection still lacks once the kept secrets are in: which ones are needed depends on
 * other settings. Paths begin with `settings.`; empty when nothing is missing.
 */
export function complaintsOfConnection(connection: Connection): Problem[] {
  switch (connection.kind) {
    case 'telegram':
      return required({ botToken: connection.settings.botToken });
    case 'slack': {
      const { mode, webhookUrl, botToken } = connection.settings;
      return mode === 'webhook' ? required({ webhookUrl }) : required({ botToken });
    }
    case 'discord':
      return required({ webhookUrl: connection.settings.webhookUrl });
    case 'email': {
      const { user, password } = connection.settings;
      return user === '' ? [] : required({ password });
    }
    case 'webhook':
      return [];
    case 'http': {
      const { auth, user, password, token, key } = connection.settings;
      if (auth === 'basic') return required({ user, password });
      if (auth === 'bearer') return required({ token });
      return auth === 'api-key' ? required({ key }) : [];
    }
    default:
      return assertNeverKind(connection);
  }
}

function required(fields: Readonly<Record<string, string | undefined>>): Problem[] {
  return Object.entries(fields)
    .filter(([, value]) => (value ?? '') === '')
    .map(([name]) => ({
      level: 'error',
      code: 'integration.required',
      path: `settings.${name}`,
      message: 'is required',
      field: name,
    }));
}
