import {
  TypeOrmAgentNotificationStore,
  TypeOrmAgentStore,
  TypeOrmTeamStore,
} from '@hookline/database';
import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AgentNotificationsController } from './agent-notifications.controller';
import { AgentsController } from './agents.controller';
import { TeamsController } from './teams.controller';

@Module({
  controllers: [AgentsController, AgentNotificationsController, TeamsController],
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
    {
      provide: TypeOrmTeamStore,
      inject: [DataSource],
      useFactory: (dataSource: DataSource) => new TypeOrmTeamStore(dataSource),
    },
  ],
})
export class AgentsModule {}
