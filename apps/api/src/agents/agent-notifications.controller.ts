import {
  AgentNotification,
  AgentNotificationQuery,
  listOf,
  ReadNotificationsInput,
  ReadNotificationsResult,
  storable,
  type ListPage,
} from '@hookline/contracts';
import { TypeOrmAgentNotificationStore } from '@hookline/database';
import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DomainId } from '../access/domain-id.decorator';
import { Permit } from '../access/permit.decorator';
import { PathId } from '../http/path-id';

/** What flow schemas told an agent, for a desk that connects; news come by `/updates`. */
@ApiTags('Agents')
@Controller('call_center/agents/:agent_id/notifications')
export class AgentNotificationsController {
  constructor(private readonly notifications: TypeOrmAgentNotificationStore) {}

  /** The newest first; at most the last hundred are there. */
  @Get()
  @Permit('cc_agent:read')
  @ApiOkResponse({ standardSchema: listOf(AgentNotification) })
  list(
    @DomainId() domainId: string,
    @PathId('agent_id') agentId: string,
    @Query({ schema: storable(AgentNotificationQuery) }) query: AgentNotificationQuery,
  ): Promise<ListPage<AgentNotification>> {
    return this.notifications.listNotifications(domainId, agentId, query);
  }

  /** Marks some or all as read. */
  @Post('read')
  @HttpCode(200)
  @Permit('cc_agent:read', 'cc_agent:update')
  @ApiOkResponse({ standardSchema: ReadNotificationsResult })
  async read(
    @DomainId() domainId: string,
    @PathId('agent_id') agentId: string,
    @Body({ schema: storable(ReadNotificationsInput) }) input: ReadNotificationsInput,
  ): Promise<ReadNotificationsResult> {
    return { changed: await this.notifications.markRead(domainId, agentId, input) };
  }
}
