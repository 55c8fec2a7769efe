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
import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Patch,
  Post,
  Put,
  Query,
} from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Caller } from '../access/caller';
import { CurrentCaller } from '../access/current-caller.decorator';
import { Permit } from '../access/permit.decorator';
import { IdParam } from '../http/id-param';
import { Idempotent } from '../idempotency/idempotent.decorator';
import { FlowSchemaBody, FlowSchemaPatchBody } from './flow-schema-bodies';
import { FlowSchemaService } from './flow-schema.service';

const FlowSchemaTag = z.object({ name: z.string() }).meta({ id: 'FlowSchemaTag' });

/** Flow schemas, as Webitel has them; `graph` and the draft are ours. */
@ApiTags('Flow schemas')
@Controller('routing/schema')
export class FlowSchemasController {
  constructor(private readonly schemas: FlowSchemaService) {}

  /** Without the bodies; newest first by default. */
  @Get()
  @Permit('schema:read')
  @ApiOkResponse({ standardSchema: listOf(FlowSchemaSummary) })
  list(
    @CurrentCaller() { domainId }: Caller,
    @Query({ schema: storable(FlowSchemaQuery) }) query: FlowSchemaQuery,
  ): Promise<ListPage<Partial<FlowSchemaSummary>>> {
    return this.schemas.listSchemas(domainId, query);
  }

  @Get('tags')
  @Permit('schema:read')
  @ApiOkResponse({ standardSchema: listOf(FlowSchemaTag) })
  listTags(
    @CurrentCaller() { domainId }: Caller,
    @Query({ schema: storable(FlowSchemaQuery) }) query: FlowSchemaQuery,
  ): Promise<ListPage<{ name: string }>> {
    return this.schemas.listTags(domainId, query);
  }

  @Get(':id')
  @Permit('schema:read')
  @ApiOkResponse({ standardSchema: FlowSchema })
  read(
    @CurrentCaller() { domainId }: Caller,
    @Param('id', { schema: IdParam }) id: string,
  ): Promise<FlowSchema> {
    return this.schemas.loadSchema(domainId, id);
  }

  /** A `schema` array is compiled and published at once; a `graph` becomes the draft. */
  @Post()
  @Idempotent()
  @HttpCode(200)
  @Permit('schema:create')
  @ApiOkResponse({ standardSchema: FlowSchema })
  create(
    @CurrentCaller() caller: Caller,
    @Body({ schema: FlowSchemaBody }) input: FlowSchemaInput,
  ): Promise<FlowSchema> {
    return this.schemas.createSchema(caller, input);
  }

  /** As POST; a `schema` equal to the stored one changes nothing of the flow. */
  @Put(':id')
  @Permit('schema:read', 'schema:update')
  @ApiOkResponse({ standardSchema: FlowSchema })
  replace(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: IdParam }) id: string,
    @Body({ schema: FlowSchemaBody }) input: FlowSchemaInput,
  ): Promise<FlowSchema> {
    return this.schemas.changeSchema(caller, id, input);
  }

  @Patch(':id')
  @Permit('schema:read', 'schema:update')
  @ApiOkResponse({ standardSchema: FlowSchema })
  change(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: IdParam }) id: string,
    @Body({ schema: FlowSchemaPatchBody }) patch: FlowSchemaPatch,
  ): Promise<FlowSchema> {
    return this.schemas.changeSchema(caller, id, patch);
  }

  /** Refused with 409 while hooks use it. */
  @Delete(':id')
  @Permit('schema:read', 'schema:delete')
  @ApiOkResponse({ standardSchema: FlowSchema })
  delete(
    @CurrentCaller() { domainId }: Caller,
    @Param('id', { schema: IdParam }) id: string,
  ): Promise<FlowSchema> {
    return this.schemas.deleteSchema(domainId, id);
  }
}
