import { EventLogStore } from '@hookline/database';
import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { EventLogController } from './event-log.controller';

@Module({
  controllers: [EventLogController],
  providers: [
    {
      provide: EventLogStore,
      inject: [DataSource],
      useFactory: (dataSource: DataSource) => new EventLogStore(dataSource),
    },
  ],
})
export class EventLogModule {}
