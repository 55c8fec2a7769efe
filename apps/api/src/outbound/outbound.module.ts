import { listenUrl } from '@hookline/config';
import { ConfigTransactions, OutboundAllowStore } from '@hookline/database';
import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { API_SETTINGS, type ApiSettings } from '../api-settings';
import { OutboundAllowController } from './outbound-allow.controller';
import { OutboundGate } from './outbound-gate';

@Module({
  controllers: [OutboundAllowController],
  providers: [
    {
      provide: OutboundAllowStore,
      inject: [DataSource, ConfigTransactions],
      useFactory: (dataSource: DataSource, config: ConfigTransactions) =>
        new OutboundAllowStore(dataSource, config),
    },
    {
      provide: OutboundGate,
      inject: [API_SETTINGS, OutboundAllowStore],
      useFactory: (settings: ApiSettings, allowed: OutboundAllowStore) => {
        const { outbound, database, nats, server } = settings;
        const own = [database.url, nats.url, listenUrl(server)];
        const ownUrls = own.filter((url) => url !== null);
        return new OutboundGate({ allow: outbound.allow, ownUrls }, allowed);
      },
    },
  ],
  exports: [OutboundGate],
})
export class OutboundModule {}
