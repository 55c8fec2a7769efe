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
      useFactory: ({ outbound, database, nats }: ApiSettings, allowed: OutboundAllowStore) =>
        new OutboundGate({ allow: outbound.allow, ownUrls: [database.url, nats.url] }, allowed),
    },
  ],
  exports: [OutboundGate],
})
export class OutboundModule {}
