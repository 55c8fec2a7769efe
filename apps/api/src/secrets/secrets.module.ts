import { SecretBox } from '@hookline/database';
import { Global, Module } from '@nestjs/common';
import { API_SETTINGS, type ApiSettings } from '../api-settings';

/** Provides `SecretBox` everywhere: what seals and opens secrets at rest. */
@Global()
@Module({
  providers: [
    {
      provide: SecretBox,
      inject: [API_SETTINGS],
      useFactory: ({ secrets }: ApiSettings) => new SecretBox(secrets.keys),
    },
  ],
  exports: [SecretBox],
})
export class SecretsModule {}
