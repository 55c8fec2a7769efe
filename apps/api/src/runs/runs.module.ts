import {
  ConfigTransactions,
  RunActionStore,
  RunLogStore,
  TypeOrmFlowDraftStore,
} from '@hookline/database';
import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { BulkActionsModule } from '../bulk-actions/bulk-actions.module';
import { RunActionService } from './run-action.service';
import { RunActionsController } from './run-actions.controller';
import { RunBulkController } from './run-bulk.controller';
import { RunBulkService } from './run-bulk.service';
import { RunMessages } from './run-messages';
import { RunsController } from './runs.controller';

@Module({
  imports: [BulkActionsModule],
  // The bulk paths first: `/runs/bulk` is not a run.
  controllers: [RunBulkController, RunsController, RunActionsController],
  providers: [
    {
      provide: RunLogStore,
      inject: [DataSource],
      useFactory: (dataSource: DataSource) => new RunLogStore(dataSource),
    },
    {
      provide: RunActionStore,
      inject: [DataSource],
      useFactory: (dataSource: DataSource) => new RunActionStore(dataSource),
    },
    {
      provide: TypeOrmFlowDraftStore,
      inject: [DataSource, ConfigTransactions],
      useFactory: (dataSource: DataSource, config: ConfigTransactions) =>
        new TypeOrmFlowDraftStore(dataSource, config),
    },
    RunMessages,
    RunActionService,
    RunBulkService,
  ],
})
export class RunsModule {}
