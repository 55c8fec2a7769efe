import { TypeOrmAgentNotificationStore, TypeOrmAgentStore } from '@hookline/database';
import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AgentNotificationsController } from './agent-notifications.controller';
import { AgentsController } from './agents.controller';

@Module({
  controllers: [AgentsController, AgentNotificationsController],
  providers: [
    {
      provide: TypeOrmAgentNotificationStore,
      inject: [DataSource],
      useFactory: (dataSource: DataSource) => new TypeOrmAgentNotificationStore(dataSource),
    },
    {
      provide: TypeOrmAgentStore,
      inject: [DataSource],
      useFactory: (dataSource: DataSource) => new TypeOrmAgentStore(dataSource),
    },
  ],
})
export class AgentsModule {}
