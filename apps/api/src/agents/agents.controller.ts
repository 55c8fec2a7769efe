import { Agent, AgentQuery, listOf, storable, type ListPage } from '@hookline/contracts';
import { pickFields, TypeOrmAgentStore } from '@hookline/database';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../access/caller';
import { CurrentCaller } from '../access/current-caller.decorator';
import { Permit } from '../access/permit.decorator';
import { IdParam } from '../http/id-param';

/** Agents, to read. */
@ApiTags('Agents')
@Permit('cc_agent:read')
@Controller('call_center/agents')
export class AgentsController {
  constructor(private readonly agents: TypeOrmAgentStore) {}

  @Get()
  @ApiOkResponse({ standardSchema: listOf(Agent) })
  async list(
    @CurrentCaller() { domainId }: Caller,
    @Query({ schema: storable(AgentQuery) }) query: AgentQuery,
  ): Promise<ListPage<Partial<Agent>>> {
    const page = await this.agents.listAgents(domainId, query);
    return { ...page, items: pickFields(page.items, query.fields) };
  }

  @Get(':id')
  @ApiOkResponse({ standardSchema: Agent })
  read(
    @CurrentCaller() { domainId }: Caller,
    @Param('id', { schema: IdParam }) id: string,
  ): Promise<Agent> {
    return this.agents.loadAgent(domainId, id);
  }
}
