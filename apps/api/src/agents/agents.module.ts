import {
  ConfigTransactions,
  TypeOrmAgentNotificationStore,
  TypeOrmAgentStore,
  TypeOrmTeamStore,
} from '@hookline/database';
import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { agentKeyPlaces, agentPlaces } from '../flow-schemas/param-places';
import { AgentNotificationsController } from './agent-notifications.controller';
import { AgentsController } from './agents.controller';
import { TeamsController } from './teams.controller';

@Module({
  controllers: [AgentsController, AgentNotificationsController, TeamsController],
  providers: [
    {
      provide: TypeOrmAgentNotificationStore,
      inject: [DataSource, ConfigTransactions],
      useFactory: (dataSource: DataSource, config: ConfigTransactions) =>
        new TypeOrmAgentNotificationStore(dataSource, config),
    },
    {
      provide: TypeOrmAgentStore,
      inject: [DataSource, ConfigTransactions],
      useFactory: (dataSource: DataSource, config: ConfigTransactions) =>
        new TypeOrmAgentStore(dataSource, config, agentPlaces(), agentKeyPlaces()),
    },
    {
      provide: TypeOrmTeamStore,
      inject: [DataSource],
      useFactory: (dataSource: DataSource) => new TypeOrmTeamStore(dataSource),
    },
  ],
})
export class AgentsModule {}
