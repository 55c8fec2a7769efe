import {
  ConfigTransactions,
  RunLogStore,
  SecretBox,
  TypeOrmFlowDraftStore,
} from '@hookline/database';
import { Module } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { DataSource } from 'typeorm';
import { API_SETTINGS, type ApiSettings } from '../api-settings';
import { FlowTestMeans } from './flow-test-means';
import { FlowTestService } from './flow-test.service';
import { FlowTestSlots } from './flow-test-slots';
import { FlowTestsController } from './flow-tests.controller';

@Module({
  controllers: [FlowTestsController],
  providers: [
    {
      provide: FlowTestMeans,
      inject: [API_SETTINGS, SecretBox, PinoLogger],
      useFactory: ({ database, sandboxThread }: ApiSettings, secrets: SecretBox, log: PinoLogger) =>
        new FlowTestMeans(
          {
            databaseUrl: database.url,
            sandboxThread,
            onDatabaseLost: (error) => log.warn({ err: error }, 'database connection lost'),
          },
          secrets,
        ),
    },
    {
      provide: FlowTestService,
      inject: [DataSource, ConfigTransactions, FlowTestMeans],
      useFactory: (dataSource: DataSource, config: ConfigTransactions, means: FlowTestMeans) =>
        new FlowTestService({
          drafts: new TypeOrmFlowDraftStore(dataSource, config),
          runs: new RunLogStore(dataSource),
          means,
          slots: new FlowTestSlots(),
        }),
    },
  ],
})
export class FlowTestsModule {}
