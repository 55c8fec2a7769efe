import { EventLogStore } from '@hookline/database';
import { ConfigChanges } from '@hookline/messaging';
import {
  Module,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
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
export class EventsModule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private subscription: { stop(): void } | null = null;

  constructor(
    private readonly changes: ConfigChanges,
    private readonly queues: KnownQueues,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.subscription = await this.changes.subscribe(({ kind }) => {
      if (kind === 'queue') this.queues.forget();
    });
  }

  beforeApplicationShutdown(): void {
    this.subscription?.stop();
  }
}
