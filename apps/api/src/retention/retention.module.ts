import { ConfigTransactions, RetentionStore } from '@hookline/database';
import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { API_SETTINGS, type ApiSettings } from '../api-settings';
import { RetentionController } from './retention.controller';

@Module({
  controllers: [RetentionController],
  providers: [
    {
      provide: RetentionStore,
      inject: [DataSource, ConfigTransactions, API_SETTINGS],
      useFactory: (
        dataSource: DataSource,
        config: ConfigTransactions,
        { retention }: Pick<ApiSettings, 'retention'>,
      ) => new RetentionStore(dataSource, config, retention.days),
    },
  ],
})
export class RetentionModule {}
