import type { SetupInput } from '@hookline/contracts';
import { UserStore } from '@hookline/database';
import { NotFoundError } from '@hookline/engine';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { hashSecretToken, newSecretToken } from '../access/secret-token';
import { hashPassword } from '../session/password';
import { SetupLinkFile } from './setup-link-file';

/** The one-time set-up: no default password, the owner of the machine gets a link (B-01). */
@Injectable()
export class SetupService implements OnApplicationBootstrap {
  constructor(
    private readonly users: UserStore,
    private readonly file: SetupLinkFile,
    private readonly log: PinoLogger,
  ) {
    log.setContext(SetupService.name);
  }

  /** A domain nobody can sign in to gets a link; a link that still works is kept. */
  async onApplicationBootstrap(): Promise<void> {
    const domainId = await this.users.findDomainWithoutUsers();
    if (domainId === null) {
      await this.file.remove();
      return;
    }
    const written = await this.file.readToken();
    if (written !== null && (await this.isOpen(written))) return;
    const token = newSecretToken();
    await this.users.replaceSetupLink(domainId, hashSecretToken(token));
    await this.file.writeToken(token);
    this.log.info({ domainId }, 'set-up link written');
  }

  /** Whether a token still opens the set-up. */
  isOpen(token: string): Promise<boolean> {
    return this.users.isSetupOpen(hashSecretToken(token));
  }

  /**
   * Uses the link up and makes the first administrator; answers the user's id.
   * @throws NotFoundError `setup.closed`, ConflictError `user.email`
   */
  async complete({ token, name, email, password }: SetupInput): Promise<string> {
    if (!(await this.isOpen(token))) throw closed();
    const userId = await this.users.completeSetup(hashSecretToken(token), {
      name,
      email,
      passwordHash: await hashPassword(password),
      role: 'platform-admin',
    });
    if (userId === null) throw closed();
    await this.file.remove();
    this.log.info({ userId }, 'first administrator made');
    return userId;
  }
}

function closed(): NotFoundError {
  return new NotFoundError('setup.closed', 'This link is used up or was never made.');
}
