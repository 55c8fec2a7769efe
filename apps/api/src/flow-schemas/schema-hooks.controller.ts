import { ListQuery, listOf, SchemaHook, storable, type ListPage } from '@hookline/contracts';
import { pickFields, TypeOrmSchemaHookStore } from '@hookline/database';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DomainId } from '../access/domain-id.decorator';
import { Permit } from '../access/permit.decorator';
import { PathId } from '../http/path-id';

/** Which hooks start a flow schema. */
@ApiTags('Flow schemas')
@Controller('routing/schema/:id/hooks')
export class SchemaHooksController {
  constructor(private readonly hooks: TypeOrmSchemaHookStore) {}

  /** By queue, then by event; hooks that are switched off too. */
  @Get()
  @Permit('schema:read', 'cc_queue:read')
  @ApiOkResponse({ standardSchema: listOf(SchemaHook) })
  async list(
    @DomainId() domainId: string,
    @PathId() id: string,
    @Query({ schema: storable(ListQuery) }) query: ListQuery,
  ): Promise<ListPage<Partial<SchemaHook>>> {
    const page = await this.hooks.listHooks(domainId, id, query);
    return { ...page, items: pickFields(page.items, query.fields) };
  }
}
