import { FlowVersion, listOf, ListQuery, storable, type ListPage } from '@hookline/contracts';
import { pickFields, TypeOrmFlowVersionStore } from '@hookline/database';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DomainId } from '../access/domain-id.decorator';
import { Permit } from '../access/permit.decorator';
import { PathId } from '../http/path-id';

/** Published versions of a flow schema. */
@ApiTags('Flow schemas')
@Permit('schema:read')
@Controller('routing/schema/:id/versions')
export class FlowVersionsController {
  constructor(private readonly versions: TypeOrmFlowVersionStore) {}

  /** Newest first by default, without the graphs. */
  @Get()
  @ApiOkResponse({ standardSchema: listOf(FlowVersion) })
  async list(
    @DomainId() domainId: string,
    @PathId() id: string,
    @Query({ schema: storable(ListQuery) }) query: ListQuery,
  ): Promise<ListPage<Partial<FlowVersion>>> {
    const page = await this.versions.listVersions(domainId, id, query);
    return { ...page, items: pickFields(page.items, query.fields) };
  }

  /** One version by its number, with the graph. */
  @Get(':version')
  @ApiOkResponse({ standardSchema: FlowVersion })
  read(
    @DomainId() domainId: string,
    @PathId() id: string,
    @PathId('version') version: string,
  ): Promise<FlowVersion> {
    return this.versions.loadVersion(domainId, id, version);
  }
}
