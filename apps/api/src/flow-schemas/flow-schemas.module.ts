import {
  ConfigTransactions,
  TypeOrmFlowDraftStore,
  TypeOrmFlowSchemaStore,
  TypeOrmFlowVersionStore,
} from '@hookline/database';
import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { FlowDraftsController } from './flow-drafts.controller';
import { FlowSchemaService } from './flow-schema.service';
import { FlowSchemasController } from './flow-schemas.controller';
import { FlowVersionsController } from './flow-versions.controller';

@Module({
  controllers: [FlowSchemasController, FlowDraftsController, FlowVersionsController],
  providers: [
    {
      provide: TypeOrmFlowSchemaStore,
      inject: [DataSource, ConfigTransactions],
      useFactory: (dataSource: DataSource, config: ConfigTransactions) =>
        new TypeOrmFlowSchemaStore(dataSource, config),
    },
    {
      provide: TypeOrmFlowDraftStore,
      inject: [DataSource, ConfigTransactions],
      useFactory: (dataSource: DataSource, config: ConfigTransactions) =>
        new TypeOrmFlowDraftStore(dataSource, config),
    },
    {
      provide: TypeOrmFlowVersionStore,
      inject: [DataSource],
      useFactory: (dataSource: DataSource) => new TypeOrmFlowVersionStore(dataSource),
    },
    FlowSchemaService,
  ],
})
export class FlowSchemasModule {}
