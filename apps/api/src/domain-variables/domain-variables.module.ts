import { ConfigTransactions, SecretBox, TypeOrmDomainVariableStore } from '@hookline/database';
import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DomainVariablesController } from './domain-variables.controller';

@Module({
  controllers: [DomainVariablesController],
  providers: [
    {
      provide: TypeOrmDomainVariableStore,
      inject: [DataSource, ConfigTransactions, SecretBox],
      useFactory: (dataSource: DataSource, config: ConfigTransactions, secrets: SecretBox) =>
        new TypeOrmDomainVariableStore(dataSource, config, secrets),
    },
  ],
})
export class DomainVariablesModule {}
