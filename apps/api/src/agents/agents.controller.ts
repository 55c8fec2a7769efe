import {
  Agent,
  AgentInput,
  AgentPatch,
  AgentQuery,
  AgentStatusAnswer,
  AgentStatusInput,
  storable,
  type ListPage,
} from '@hookline/contracts';
import { pickFields, TypeOrmAgentStore } from '@hookline/database';
import { Body, Controller, Patch, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DomainId } from '../access/domain-id.decorator';
import { Permit } from '../access/permit.decorator';
import { PathId } from '../http/path-id';
import { resourceRoutes } from '../http/resource-routes';

const routes = resourceRoutes(Agent, {
  read: ['cc_agent:read'],
  create: ['cc_agent:create'],
  update: ['cc_agent:read', 'cc_agent:update'],
  delete: ['cc_agent:read', 'cc_agent:delete'],
});

/** Who works in the contact centre, and in which state. */
@ApiTags('Agents')
@Controller('call_center/agents')
export class AgentsController {
  constructor(private readonly agents: TypeOrmAgentStore) {}

  @routes.List()
  async list(
    @DomainId() domainId: string,
    @Query({ schema: storable(AgentQuery) }) query: AgentQuery,
  ): Promise<ListPage<Partial<Agent>>> {
    const page = await this.agents.listAgents(domainId, query);
    return { ...page, items: pickFields(page.items, query.fields) };
  }

  @routes.Read()
  read(@DomainId() domainId: string, @PathId() id: string): Promise<Agent> {
    return this.agents.loadAgent(domainId, id);
  }

  @routes.Create()
  create(
    @DomainId() domainId: string,
    @Body({ schema: storable(AgentInput) }) input: AgentInput,
  ): Promise<Agent> {
    return this.agents.createAgent(domainId, input);
  }

  /** Name, extension and e-mail stay when absent: a Webitel client does not know them. */
  @routes.Replace()
  replace(
    @DomainId() domainId: string,
    @PathId() id: string,
    @Body({ schema: storable(AgentInput) }) input: AgentInput,
  ): Promise<Agent> {
    return this.agents.changeAgent(domainId, id, { ...input, team: input.team ?? null });
  }

  @routes.Change()
  change(
    @DomainId() domainId: string,
    @PathId() id: string,
    @Body({ schema: storable(AgentPatch) }) patch: AgentPatch,
  ): Promise<Agent> {
    return this.agents.changeAgent(domainId, id, patch);
  }

  /** A change of status is an event of its own: `agent.status`. */
  @Patch(':id/status')
  @Permit('cc_agent:read', 'cc_agent:update')
  @ApiOkResponse({ standardSchema: AgentStatusAnswer })
  async changeStatus(
    @DomainId() domainId: string,
    @PathId() id: string,
    @Body({ schema: storable(AgentStatusInput) }) input: AgentStatusInput,
  ): Promise<AgentStatusAnswer> {
    await this.agents.changeStatus(domainId, id, input);
    return { status: input.status };
  }

  /** Deletes the agent, unless an open task or a published flow schema names it. */
  @routes.Delete()
  delete(@DomainId() domainId: string, @PathId() id: string): Promise<Agent> {
    return this.agents.deleteAgent(domainId, id);
  }
}
