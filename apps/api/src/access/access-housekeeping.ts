import { IdempotencyStore, SessionStore, SignInThrottleStore } from '@hookline/database';
import {
  Injectable,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';

const everyMs = 3_600_000;

/** Removes once an hour what sign-ins and keyed requests left behind. */
@Injectable()
export class AccessHousekeeping implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly sessions: SessionStore,
    private readonly throttle: SignInThrottleStore,
    private readonly idempotency: IdempotencyStore,
    private readonly log: PinoLogger,
  ) {
    log.setContext(AccessHousekeeping.name);
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.cleanUp(), everyMs);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private async cleanUp(): Promise<void> {
    try {
      await this.sessions.deleteEndedSessions();
      await this.throttle.deleteOldRows();
      await this.idempotency.deleteOldKeys();
    } catch (error) {
      this.log.warn({ err: error }, 'cleaning up failed');
    }
  }
}
