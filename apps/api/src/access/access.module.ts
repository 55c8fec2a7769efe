import {
  ApiKeyStore,
  IdempotencyStore,
  SessionStore,
  SignInThrottleStore,
  UserStore,
} from '@hookline/database';
import { Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { API_SETTINGS, type ApiSettings } from '../api-settings';
import { AccessDeclarations } from './access-declarations';
import { AccessHousekeeping } from './access-housekeeping';
import { AccessGuard } from './access.guard';
import { CallerIdentity } from './caller-identity';
import { KnownApiKeys } from './known-api-keys';
import { SameOrigin } from './same-origin';
import { SessionCookie } from './session-cookie';

const stores = [ApiKeyStore, IdempotencyStore, SessionStore, SignInThrottleStore, UserStore].map(
  (store) => ({
    provide: store,
    inject: [DataSource],
    useFactory: (dataSource: DataSource) => new store(dataSource),
  }),
);

/** Who may do what: sessions, API keys and the guard before every route. */
@Module({
  imports: [DiscoveryModule],
  providers: [
    ...stores,
    {
      provide: SameOrigin,
      inject: [API_SETTINGS],
      useFactory: ({ server }: ApiSettings) => new SameOrigin(server.publicUrl),
    },
    {
      provide: SessionCookie,
      inject: [API_SETTINGS],
      useFactory: ({ server }: ApiSettings) => new SessionCookie(server.secureCookies),
    },
    {
      provide: KnownApiKeys,
      inject: [ApiKeyStore],
      useFactory: (store: ApiKeyStore) => new KnownApiKeys(store),
    },
    {
      provide: CallerIdentity,
      inject: [SessionStore, KnownApiKeys, SessionCookie],
      useFactory: (sessions: SessionStore, keys: KnownApiKeys, cookie: SessionCookie) =>
        new CallerIdentity(sessions, keys, cookie),
    },
    AccessDeclarations,
    AccessHousekeeping,
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [...stores.map(({ provide }) => provide), KnownApiKeys, SessionCookie],
})
export class AccessModule {}
