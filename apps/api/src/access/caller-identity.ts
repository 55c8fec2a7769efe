import type { SessionStore } from '@hookline/database';
import type { Request } from 'express';
import type { KnownApiKeys } from './known-api-keys';
import type { IdentifiedCaller } from './request-caller';
import { findRolePermissions } from './role';
import { hashSecretToken } from './secret-token';
import type { SessionCookie } from './session-cookie';

/** Finds out who asks: an API key in a header wins over a session cookie. */
export class CallerIdentity {
  constructor(
    private readonly sessions: SessionStore,
    private readonly apiKeys: KnownApiKeys,
    private readonly cookie: SessionCookie,
  ) {}

  /** Null when nobody is known: no key and no session, or one that does not count. */
  async identify(request: Request): Promise<IdentifiedCaller | null> {
    const apiKey = readApiKey(request);
    if (apiKey !== null) return this.identifyKey(hashSecretToken(apiKey));
    const token = this.cookie.read(request);
    return token === null ? null : this.identifySession(hashSecretToken(token));
  }

  private async identifyKey(keyHash: Buffer): Promise<IdentifiedCaller | null> {
    const key = await this.apiKeys.findKey(keyHash);
    if (key === null) return null;
    return {
      caller: {
        userId: null,
        domainId: key.domainId,
        permissions: new Set(key.permissions),
        via: 'api-key',
      },
      name: `key ${key.id}`,
      stillValid: async () => (await this.apiKeys.findKey(keyHash)) !== null,
    };
  }

  private async identifySession(tokenHash: Buffer): Promise<IdentifiedCaller | null> {
    const user = await this.sessions.findSignedInUser(tokenHash);
    if (user === null) return null;
    return {
      caller: {
        userId: user.id,
        domainId: user.domain.id,
        permissions: new Set(findRolePermissions(user.role)),
        via: 'session',
      },
      name: `user ${user.id}`,
      stillValid: () => this.sessions.isAlive(tokenHash),
    };
  }
}

function readApiKey(request: Request): string | null {
  const webitel = request.get('x-webitel-access');
  if (webitel !== undefined && webitel !== '') return webitel;
  const bearer = /^Bearer +(\S+)$/i.exec(request.get('authorization') ?? '');
  return bearer?.[1] ?? null;
}
