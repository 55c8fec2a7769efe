import {
  ConfigTransactions,
  TypeOrmFlowDraftStore,
  TypeOrmFlowSchemaStore,
  TypeOrmFlowVersionStore,
  TypeOrmSchemaHookStore,
} from '@hookline/database';
import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { FlowDraftsController } from './flow-drafts.controller';
import { FlowSchemaService } from './flow-schema.service';
import { FlowSchemasController } from './flow-schemas.controller';
import { FlowVersionsController } from './flow-versions.controller';
import { paramPlaces } from './param-places';
import { SchemaHooksController } from './schema-hooks.controller';

@Module({
  controllers: [
    FlowSchemasController,
    FlowDraftsController,
    FlowVersionsController,
    SchemaHooksController,
  ],
  providers: [
    {
      provide: TypeOrmFlowSchemaStore,
      inject: [DataSource, ConfigTransactions],
      useFactory: (dataSource: DataSource, config: ConfigTransactions) =>
        new TypeOrmFlowSchemaStore(dataSource, config, paramPlaces('schema-picker')),
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
    {
      provide: TypeOrmSchemaHookStore,
      inject: [DataSource],
      useFactory: (dataSource: DataSource) => new TypeOrmSchemaHookStore(dataSource),
    },
    FlowSchemaService,
  ],
})
export class FlowSchemasModule {}
