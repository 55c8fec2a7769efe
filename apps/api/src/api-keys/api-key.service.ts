import { Permission, type ApiKeyInput, type ApiKeyView } from '@hookline/contracts';
import { ApiKeyStore } from '@hookline/database';
import { ForbiddenError, InvalidFlowError, NotFoundError } from '@hookline/engine';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../access/caller';
import { KnownApiKeys } from '../access/known-api-keys';
import { hashSecretToken, newSecretToken } from '../access/secret-token';

/** Lets scanners of code and logs recognise a leaked key. */
const keyPrefix = 'hlk_';
const shownCharacters = keyPrefix.length + 6;

/** Keys for programs (B-06). A key never changes: another need is another key. */
@Injectable()
export class ApiKeyService {
  constructor(
    private readonly store: ApiKeyStore,
    private readonly known: KnownApiKeys,
  ) {}

  /**
   * Makes a key; its secret is in this answer and nowhere else.
   * @throws ForbiddenError for a permission the caller does not have
   */
  async createKey(caller: Caller, input: ApiKeyInput): Promise<ApiKeyView> {
    const missing = input.permissions.find((one) => !caller.permissions.has(one));
    if (missing !== undefined) {
      throw new ForbiddenError(
        'permission.missing',
        `A key cannot give the permission ${missing}, which you do not have.`,
      );
    }
    const expiresAt = input.expires_at ?? null;
    if (expiresAt !== null && Date.parse(expiresAt) <= Date.now()) {
      const message = 'needs a moment in the future';
      throw new InvalidFlowError([
        { level: 'error', code: 'api_key.expired', path: 'expires_at', message },
      ]);
    }
    const secret = `${keyPrefix}${newSecretToken()}`;
    const view = await this.store.createKey({
      domainId: caller.domainId,
      name: input.name,
      prefix: secret.slice(0, shownCharacters),
      keyHash: hashSecretToken(secret),
      permissions: Permission.options.filter((one) => input.permissions.includes(one)),
      expiresAt,
      createdBy: caller.userId,
    });
    return { ...view, secret };
  }

  /** A page of the domain's keys, newest first. */
  async listKeys(
    caller: Caller,
    { page, size }: { page: number; size: number },
  ): Promise<{ next: boolean; items: ApiKeyView[] }> {
    const rows = await this.store.listKeys(caller.domainId, {
      limit: size + 1,
      offset: (page - 1) * size,
    });
    return { next: rows.length > size, items: rows.slice(0, size) };
  }

  /** @throws NotFoundError */
  async loadKey(caller: Caller, id: string): Promise<ApiKeyView> {
    const view = await this.store.findKeyView(caller.domainId, id);
    if (view === null) throw notFound();
    return view;
  }

  /**
   * Ends a key: here at once, in other processes within seconds. Answers the key as it was.
   * @throws NotFoundError
   */
  async revokeKey(caller: Caller, id: string): Promise<ApiKeyView> {
    const view = await this.store.revokeKey(caller.domainId, id);
    if (view === null) throw notFound();
    this.known.forgetKey(id);
    return view;
  }
}

function notFound(): NotFoundError {
  return new NotFoundError('api_key.not_found', 'There is no such API key.');
}
