import {
  AgentNotification,
  isBigId,
  type AgentNotificationQuery,
  type ListPage,
  type ReadNotificationsInput,
} from '@hookline/contracts';
import { NotFoundError } from '@hookline/engine';
import { IsNull, In, type DataSource } from 'typeorm';
import type { ConfigTransactions } from '../../config-outbox/config-transactions';
import { AgentEntity } from '../../entities/agent.entity';
import { AgentNotificationEntity } from '../../entities/agent-notification.entity';
import { millisText } from '../millis-text';

/** What agents were told, newest first. */
export class TypeOrmAgentNotificationStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly config: ConfigTransactions,
  ) {}

  /** @throws NotFoundError (`agent.missing`) */
  async listNotifications(
    domainId: string,
    agentId: string,
    { page, size, unread }: AgentNotificationQuery,
  ): Promise<ListPage<AgentNotification>> {
    await this.#requireAgent(domainId, agentId);
    const rows = await this.dataSource.manager.find(AgentNotificationEntity, {
      where: { agentId, ...(unread && { readAt: IsNull() }) },
      order: { id: 'DESC' },
      skip: (page - 1) * size,
      take: size + 1,
    });
    return { next: rows.length > size, items: rows.slice(0, size).map(toNotificationView) };
  }

  /**
   * Marks notifications of an agent as read; answers how many were not. Ids that are not his are
   * passed by.
   * @throws NotFoundError (`agent.missing`)
   */
  async markRead(
    domainId: string,
    agentId: string,
    { ids }: ReadNotificationsInput,
  ): Promise<number> {
    await this.#requireAgent(domainId, agentId);
    return this.config.run(async (manager, recordChange) => {
      const { affected } = await manager.update(
        AgentNotificationEntity,
        { agentId, readAt: IsNull(), ...(ids && { id: In(ids) }) },
        { readAt: () => 'now()' },
      );
      if (affected) await recordChange({ domainId, kind: 'agent', id: agentId });
      return affected ?? 0;
    });
  }

  async #requireAgent(domainId: string, id: string): Promise<void> {
    const isThere =
      isBigId(id) && (await this.dataSource.manager.existsBy(AgentEntity, { domainId, id }));
    if (!isThere) throw new NotFoundError('agent.missing', `There is no agent ${id}.`);
  }
}

function toNotificationView(row: AgentNotificationEntity): AgentNotification {
  return AgentNotification.parse({
    id: row.id,
    kind: row.kind,
    level: row.level,
    message: row.message,
    url: row.url,
    seconds: row.seconds,
    created_at: millisText(row.createdAt),
    read_at: row.readAt && millisText(row.readAt),
  });
}
