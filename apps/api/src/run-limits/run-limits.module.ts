import { ConfigTransactions, RunLimitsStore } from '@hookline/database';
import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { RunLimitsController } from './run-limits.controller';

@Module({
  controllers: [RunLimitsController],
  providers: [
    {
      provide: RunLimitsStore,
      inject: [DataSource, ConfigTransactions],
      useFactory: (dataSource: DataSource, config: ConfigTransactions) =>
        new RunLimitsStore(dataSource, config),
    },
  ],
})
export class RunLimitsModule {}
