import type { SessionView, SignInInput } from '@hookline/contracts';
import {
  SessionStore,
  SignInThrottleStore,
  UserStore,
  type SignedInUser,
} from '@hookline/database';
import {
  HttpException,
  HttpStatus,
  Injectable,
  UnauthorizedException,
  type OnModuleInit,
} from '@nestjs/common';
import { findRolePermissions } from '../access/role';
import { hashSecretToken, newSecretToken } from '../access/secret-token';
import { isPasswordRight } from './password';

export interface StartedSession {
  readonly token: string;
  readonly view: SessionView;
}

/** Signing in and out. Tokens are new at each sign-in, and dead after sign-out (B-03). */
@Injectable()
export class SessionService implements OnModuleInit {
  constructor(
    private readonly sessions: SessionStore,
    private readonly users: UserStore,
    private readonly throttle: SignInThrottleStore,
  ) {}

  async onModuleInit(): Promise<void> {
    // Makes the decoy hash now: the very first try must not take longer than the others.
    await isPasswordRight('', null);
  }

  /**
   * Starts a session for the right password. Unknown address and wrong password get the same
   * answer after the same work (B-04).
   * @throws UnauthorizedException for a wrong pair, HttpException 429 after too many
   */
  async signIn({ email, password }: SignInInput): Promise<StartedSession> {
    const waitSec = await this.throttle.claimTry(email);
    if (waitSec > 0) {
      throw new HttpException(
        {
          code: 'session.slow_down',
          message: 'Too many wrong tries. Wait before the next one.',
          retryAfterSec: waitSec,
        },
        HttpStatus.TOO_MANY_REQUESTS,
      );
    }
    const user = await this.users.findCredentials(email);
    if (!(await isPasswordRight(password, user?.passwordHash ?? null)) || user === null) {
      throw new UnauthorizedException({
        code: 'session.refused',
        message: 'The address or the password is not right.',
      });
    }
    await this.throttle.forgetFailures(email);
    return this.startSession(user.id);
  }

  /** Starts a session of a user who has just proved to be one. */
  async startSession(userId: string): Promise<StartedSession> {
    const token = newSecretToken();
    await this.sessions.createSession(userId, hashSecretToken(token));
    const view = await this.findSession(token);
    if (view === null) throw new Error('a session that was just made is not there');
    return { token, view };
  }

  /** Who a token belongs to; null when its session does not count. */
  async findSession(token: string): Promise<SessionView | null> {
    const user = await this.sessions.findSignedInUser(hashSecretToken(token));
    return user === null ? null : toSessionView(user);
  }

  /** Ends the session of a token, if it is one. */
  async signOut(token: string): Promise<void> {
    await this.sessions.endSession(hashSecretToken(token));
  }
}

function toSessionView({ id, name, email, role, domain }: SignedInUser): SessionView {
  return {
    user: { id, name, email },
    domain,
    role,
    permissions: [...findRolePermissions(role)],
  };
}
