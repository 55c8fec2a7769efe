import { ConfigTransactions, SecretBox, TypeOrmDomainVariableStore } from '@hookline/database';
import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { variablePlaces } from '../flow-schemas/param-places';
import { DomainVariablesController } from './domain-variables.controller';

@Module({
  controllers: [DomainVariablesController],
  providers: [
    {
      provide: TypeOrmDomainVariableStore,
      inject: [DataSource, ConfigTransactions, SecretBox],
      useFactory: (dataSource: DataSource, config: ConfigTransactions, secrets: SecretBox) =>
        new TypeOrmDomainVariableStore(dataSource, config, secrets, variablePlaces()),
    },
  ],
})
export class DomainVariablesModule {}
