import { EventLogStore } from '@hookline/database';
import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { EventIntake } from './event-intake.service';
import { EventsController } from './events.controller';
import { KnownQueues } from './known-queues';
import { QueueEventsController } from './queue-events.controller';

@Module({
  controllers: [EventsController, QueueEventsController],
  providers: [
    EventIntake,
    ...[EventLogStore, KnownQueues].map((reader) => ({
      provide: reader,
      inject: [DataSource],
      useFactory: (dataSource: DataSource) => new reader(dataSource),
    })),
  ],
  exports: [EventIntake],
})
export class EventsModule {}
