import { DeadLetterStore, EventLogStore } from '@hookline/database';
import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { BulkActionsModule } from '../bulk-actions/bulk-actions.module';
import { KnownQueues } from '../events/known-queues';
import { DeadLetterBulkController } from './dead-letter-bulk.controller';
import { DeadLetterBulkService } from './dead-letter-bulk.service';
import { DeadLetterService } from './dead-letter.service';
import { DeadLettersController } from './dead-letters.controller';

@Module({
  imports: [BulkActionsModule],
  // The bulk paths first: `/dead_letters/bulk` is no letter.
  controllers: [DeadLetterBulkController, DeadLettersController],
  providers: [
    ...[DeadLetterStore, EventLogStore, KnownQueues].map((reader) => ({
      provide: reader,
      inject: [DataSource],
      useFactory: (dataSource: DataSource) => new reader(dataSource),
    })),
    DeadLetterService,
    DeadLetterBulkService,
  ],
})
export class DeadLettersModule {}
