import { ConfigTransactions, TypeOrmQueueHookStore } from '@hookline/database';
import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { QueueHookService } from './queue-hook.service';
import { QueueHooksController } from './queue-hooks.controller';

@Module({
  controllers: [QueueHooksController],
  providers: [
    {
      provide: TypeOrmQueueHookStore,
      inject: [DataSource, ConfigTransactions],
      useFactory: (dataSource: DataSource, config: ConfigTransactions) =>
        new TypeOrmQueueHookStore(dataSource, config),
    },
    QueueHookService,
  ],
})
export class QueueHooksModule {}
