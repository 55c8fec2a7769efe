import { ConfigTransactions, TypeOrmQueueStore } from '@hookline/database';
import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { paramPlaces } from '../flow-schemas/param-places';
import { QueueEventCountsController } from './queue-event-counts.controller';
import { QueuesController } from './queues.controller';

@Module({
  controllers: [QueuesController, QueueEventCountsController],
  providers: [
    {
      provide: TypeOrmQueueStore,
      inject: [DataSource, ConfigTransactions],
      useFactory: (dataSource: DataSource, config: ConfigTransactions) =>
        new TypeOrmQueueStore(dataSource, config, paramPlaces('queue-picker')),
    },
  ],
})
export class QueuesModule {}
