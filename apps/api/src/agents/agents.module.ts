import { TypeOrmAgentStore } from '@hookline/database';
import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AgentsController } from './agents.controller';

@Module({
  controllers: [AgentsController],
  providers: [
    {
      provide: TypeOrmAgentStore,
      inject: [DataSource],
      useFactory: (dataSource: DataSource) => new TypeOrmAgentStore(dataSource),
    },
  ],
})
export class AgentsModule {}
