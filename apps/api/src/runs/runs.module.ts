import { RunLogStore } from '@hookline/database';
import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { RunsController } from './runs.controller';

@Module({
  controllers: [RunsController],
  providers: [
    {
      provide: RunLogStore,
      inject: [DataSource],
      useFactory: (dataSource: DataSource) => new RunLogStore(dataSource),
    },
  ],
})
export class RunsModule {}
