import { randomUUID } from 'node:crypto';
import {
  AddressGuard,
  ConnectionTester,
  OwnServers,
  parseAllowList,
  SmtpMailer,
  UndiciHttpPort,
} from '@hookline/connectors';
import type { Connection, IntegrationTestResult } from '@hookline/contracts';
import type { OutboundAllowStore } from '@hookline/database';
import type { OnApplicationShutdown } from '@nestjs/common';

export interface OutboundGateSettings {
  /** `OUTBOUND_ALLOW`. */
  readonly allow: readonly string[];
  /** URLs of our database, our message servers and this api. */
  readonly ownUrls: readonly string[];
}

/** The way out of this process: what is tested here meets the guard that workers have. */
export class OutboundGate implements OnApplicationShutdown {
  readonly #ownServers: OwnServers;
  readonly #guard: AddressGuard;
  readonly #http: UndiciHttpPort;
  readonly #tester: ConnectionTester;

  constructor(
    settings: OutboundGateSettings,
    private readonly allowed: OutboundAllowStore,
  ) {
    this.#ownServers = new OwnServers(settings.ownUrls);
    this.#guard = new AddressGuard({
      allow: parseAllowList(settings.allow.join(',')),
      neverReach: this.#ownServers,
    });
    this.#http = new UndiciHttpPort({ guard: this.#guard });
    this.#tester = new ConnectionTester({
      http: this.#http,
      mailer: new SmtpMailer({ guard: this.#guard }),
      newId: () => `test-${randomUUID()}`,
    });
  }

  /** Tries a connection under the platform admin's list, and with our servers where they are now. */
  async test(connection: Connection, recipient: string): Promise<IntegrationTestResult> {
    await this.#ownServers.resolve();
    const { targets } = await this.allowed.load();
    this.#guard.allowAlso(parseAllowList(targets.join(',')));
    // Tests are few: none may profit from a connection that was allowed before.
    this.#http.forgetConnections();
    return this.#tester.test(connection, recipient);
  }

  onApplicationShutdown(): Promise<void> {
    return this.#http.close();
  }
}
