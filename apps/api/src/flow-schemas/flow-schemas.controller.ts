import {
  FlowSchema,
  FlowSchemaQuery,
  FlowSchemaSummary,
  listOf,
  storable,
  type FlowSchemaInput,
  type FlowSchemaPatch,
  type ListPage,
} from '@hookline/contracts';
import { Body, Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Caller } from '../access/caller';
import { CurrentCaller } from '../access/current-caller.decorator';
import { DomainId } from '../access/domain-id.decorator';
import { Permit } from '../access/permit.decorator';
import { PathId } from '../http/path-id';
import { resourceRoutes } from '../http/resource-routes';
import { FlowSchemaBody, FlowSchemaPatchBody } from './flow-schema-bodies';
import { FlowSchemaService } from './flow-schema.service';

const FlowSchemaTag = z.object({ name: z.string() }).meta({ id: 'FlowSchemaTag' });

const routes = resourceRoutes(
  FlowSchema,
  {
    read: ['schema:read'],
    create: ['schema:create'],
    update: ['schema:read', 'schema:update'],
    delete: ['schema:read', 'schema:delete'],
  },
  FlowSchemaSummary,
);

/** Flow schemas, as Webitel has them; `graph` and the draft are ours. */
@ApiTags('Flow schemas')
@Controller('routing/schema')
export class FlowSchemasController {
  constructor(private readonly schemas: FlowSchemaService) {}

  /** Without the bodies; newest first by default. */
  @routes.List()
  list(
    @DomainId() domainId: string,
    @Query({ schema: storable(FlowSchemaQuery) }) query: FlowSchemaQuery,
  ): Promise<ListPage<Partial<FlowSchemaSummary>>> {
    return this.schemas.listSchemas(domainId, query);
  }

  @Get('tags')
  @Permit('schema:read')
  @ApiOkResponse({ standardSchema: listOf(FlowSchemaTag) })
  listTags(
    @DomainId() domainId: string,
    @Query({ schema: storable(FlowSchemaQuery) }) query: FlowSchemaQuery,
  ): Promise<ListPage<{ name: string }>> {
    return this.schemas.listTags(domainId, query);
  }

  @routes.Read()
  read(@DomainId() domainId: string, @PathId() id: string): Promise<FlowSchema> {
    return this.schemas.loadSchema(domainId, id);
  }

  /** A `schema` array is compiled and published at once; a `graph` becomes the draft. */
  @routes.Create()
  create(
    @CurrentCaller() caller: Caller,
    @Body({ schema: FlowSchemaBody }) input: FlowSchemaInput,
  ): Promise<FlowSchema> {
    return this.schemas.createSchema(caller, input);
  }

  /**
   * As POST; a `schema` equal to the stored one changes nothing of the flow. 409 while published flow
   * schemas run it by the name it would lose.
   */
  @routes.Replace()
  replace(
    @CurrentCaller() caller: Caller,
    @PathId() id: string,
    @Body({ schema: FlowSchemaBody }) input: FlowSchemaInput,
  ): Promise<FlowSchema> {
    return this.schemas.changeSchema(caller, id, input);
  }

  /** Changes the named keys. 409 as with PUT. */
  @routes.Change()
  change(
    @CurrentCaller() caller: Caller,
    @PathId() id: string,
    @Body({ schema: FlowSchemaPatchBody }) patch: FlowSchemaPatch,
  ): Promise<FlowSchema> {
    return this.schemas.changeSchema(caller, id, patch);
  }

  /** Refused with 409 while hooks or other flow schemas start it. */
  @routes.Delete()
  delete(@DomainId() domainId: string, @PathId() id: string): Promise<FlowSchema> {
    return this.schemas.deleteSchema(domainId, id);
  }
}
