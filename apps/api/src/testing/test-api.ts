import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Permission } from '@hookline/contracts';
import { buildSandboxThread } from '@hookline/connectors';
import { ApiKeyStore, createTestDatabase, type TestDatabase } from '@hookline/database';
import { expect } from '@jest/globals';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { z } from 'zod';
import { hashSecretToken, newSecretToken } from '../access/secret-token';
import type { ApiSettings } from '../api-settings';
import { createApiApp } from '../create-api-app';

export interface TestAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed when it is JSON, else the text. */
  readonly body: unknown;
}

export interface TestRequest {
  readonly method?: string;
  /** Sent as JSON unless it is text. */
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  /** API key to send; default one with every permission; null sends none. */
  readonly key?: string | null;
}

const Identified = z.object({ id: z.union([z.string(), z.int()]) });

/** The real api on a database and a stream namespace of its own, on a free port. */
export class TestApi {
  private constructor(
    readonly app: NestExpressApplication,
    readonly url: string,
    readonly settings: ApiSettings,
    readonly database: TestDatabase,
    private readonly ownerKey: string,
    /** Lines of its log, all levels; empty unless it was started to keep them. */
    readonly logged: readonly string[],
  ) {}

  static async start(
    overrides: Partial<ApiSettings['server']> = {},
    limits: Partial<ApiSettings['limits']> = {},
    outboundAllow: readonly string[] = [],
    { keepsLog = false } = {},
  ): Promise<TestApi> {
    const logged: string[] = [];
    const database = await createTestDatabase();
    await database.dataSource.query(`select hookline_ensure_partitions(current_date - 1, 4)`);
    const natsUrl = process.env.NATS_URL;
    if (!natsUrl) throw new Error('integration suites need NATS_URL');
    const settings: ApiSettings = {
      server: {
        host: '127.0.0.1',
        port: 0,
        publicUrl: null,
        trustedProxies: [],
        secureCookies: false,
        webRoot: null,
        supervised: false,
        ...overrides,
      },
      database: { url: database.url, maxConnections: 6 },
      nats: { url: natsUrl, namespace: `t${randomBytes(6).toString('hex')}`, replicas: 1 },
      // Specs ask a lot from one address; those of the limits set their own.
      limits: { signInsPerMinute: 100_000, eventRequestsPerSecond: 1_000_000, ...limits },
      retention: { days: 90 },
      data: { dir: await mkdtemp(join(tmpdir(), 'hookline-api-')) },
      secrets: { keys: [{ id: 'spec', key: randomBytes(32) }] },
      log: { level: keepsLog ? 'trace' : 'silent' },
      outbound: { allow: outboundAllow },
      demo: { echoUrl: 'http://127.0.0.1:9' },
      sandboxThread: buildSandboxThread(),
    };
    const app = await createApiApp(settings, { write: (line) => void logged.push(line) });
    await app.listen(0, '127.0.0.1');
    const api = new TestApi(
      app,
      (await app.getUrl()).replace('[::1]', '127.0.0.1'),
      settings,
      database,
      newSecretToken(),
      logged,
    );
    await api.storeKey(api.ownerKey, api.database.domainId, Permission.options);
    return api;
  }

  /** Another process on the same servers; close its `app`, the rest belongs to the first. */
  async startSecond(): Promise<TestApi> {
    const app = await createApiApp(this.settings);
    await app.listen(0, '127.0.0.1');
    return new TestApi(app, await app.getUrl(), this.settings, this.database, this.ownerKey, []);
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.database.drop();
    await rm(this.settings.data.dir, { recursive: true, force: true });
  }

  /** A key of the test's domain, or of another one, with these permissions. */
  async createKey(
    permissions: readonly Permission[],
    domainId = this.database.domainId,
  ): Promise<string> {
    const key = newSecretToken();
    await this.storeKey(key, domainId, permissions);
    return key;
  }

  /** Another domain, to prove that nothing of it can be seen. */
  async createDomain(name = 'Other'): Promise<string> {
    const [row]: { id: string }[] = await this.database.dataSource.query(
      `insert into domain (name) values ($1) returning id::text`,
      [name],
    );
    if (!row) throw new Error('no domain was made');
    return row.id;
  }

  /** Uses up the set-up link, as the owner of the machine does; answers the session's cookie. */
  async setUp(person: { email: string; password: string }): Promise<string> {
    const link = await readFile(join(this.settings.data.dir, 'setup-link'), 'utf8');
    const token = link.trim().replace('/setup?token=', '');
    const body = { token, name: 'Olha', ...person };
    return sessionCookieOf(await this.send('/setup', { body, key: null }));
  }

  /** @param path below `/api`, with a leading slash */
  async send(path: string, request: TestRequest = {}): Promise<TestAnswer> {
    const { body, key = this.ownerKey } = request;
    const response = await fetch(`${this.url}/api${path}`, {
      method: request.method ?? (body === undefined ? 'GET' : 'POST'),
      redirect: 'manual',
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(key === null ? {} : { authorization: `Bearer ${key}` }),
        ...request.headers,
      },
      body: body === undefined || typeof body === 'string' ? body : JSON.stringify(body),
    });
    const text = await response.text();
    const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      headers: response.headers,
      body: isJson && text !== '' ? JSON.parse(text) : text,
    };
  }

  /** Makes an object of any kind; answers its id. @throws when it is refused */
  async make(path: string, body: object): Promise<string> {
    const { status, body: made } = await this.send(path, { body });
    if (status !== 200) throw new Error(`${path} answered ${status}: ${JSON.stringify(made)}`);
    return idOf(made);
  }

  /**
   * The body of an answer, by its contract.
   * @throws when the answer is no success, breaks its contract, or says more than that promises
   */
  async read<T>(path: string, contract: z.ZodType<T>, request: TestRequest = {}): Promise<T> {
    const { status, body } = await this.send(path, request);
    if (status < 200 || status > 299) {
      throw new Error(`${path} answered ${status}: ${JSON.stringify(body)}`);
    }
    const read = contract.parse(body);
    // A contract passes over what it does not know; nobody would notice what leaks that way.
    expect(body).toEqual(read);
    return read;
  }

  private async storeKey(
    key: string,
    domainId: string,
    permissions: readonly Permission[],
  ): Promise<void> {
    await new ApiKeyStore(this.database.dataSource).createKey({
      domainId,
      name: 'test',
      prefix: key.slice(0, 8),
      keyHash: hashSecretToken(key),
      permissions,
      expiresAt: null,
      createdBy: null,
    });
  }
}

/** The id of the object an answer shows, whatever its kind. @throws when it has none */
export function idOf(body: unknown): string {
  return String(Identified.parse(body).id);
}

/** The `name=value` of the session cookie an answer sets. */
export function sessionCookieOf(answer: TestAnswer): string {
  const cookie = answer.headers.getSetCookie().find((one) => /hookline=./.test(one));
  if (!cookie) throw new Error(`no session cookie in an answer ${answer.status}`);
  return cookie.split(';')[0] ?? '';
}
