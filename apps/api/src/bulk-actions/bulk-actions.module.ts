import { BulkActionStore } from '@hookline/database';
import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { BulkRunner } from './bulk-runner';

/** What every bulk action needs: its record, and who carries it out. */
@Module({
  providers: [
    {
      provide: BulkActionStore,
      inject: [DataSource],
      useFactory: (dataSource: DataSource) => new BulkActionStore(dataSource),
    },
    BulkRunner,
  ],
  exports: [BulkActionStore, BulkRunner],
})
export class BulkActionsModule {}
