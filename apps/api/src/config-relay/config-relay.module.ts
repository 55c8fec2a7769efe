import { ConfigTransactions, TypeOrmConfigOutbox } from '@hookline/database';
import { Global, Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ConfigRelay } from './config-relay';

/** Changes of configuration, everywhere, and the relay that tells the workers of them. */
@Global()
@Module({
  providers: [
    {
      provide: ConfigTransactions,
      inject: [DataSource],
      useFactory: (dataSource: DataSource) => new ConfigTransactions(dataSource),
    },
    {
      provide: TypeOrmConfigOutbox,
      inject: [DataSource],
      useFactory: (dataSource: DataSource) => new TypeOrmConfigOutbox(dataSource),
    },
    ConfigRelay,
  ],
  exports: [ConfigTransactions],
})
export class ConfigRelayModule {}
