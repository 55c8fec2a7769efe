import type { LiveUpdate } from '@hookline/contracts';
import type { PgAgentNotices } from '@hookline/database/runtime';
import type { AgentDeskPort, AgentNotice } from '@hookline/engine';
import type { LivePublisher } from '@hookline/messaging';

/**
 * Tells agents: kept first, so that a desk which is away reads it later, then live. A repeat after
 * a crash is told live once more under the id it has; desks know it by that.
 */
export class AgentDesk implements AgentDeskPort {
  constructor(
    private readonly notices: PgAgentNotices,
    private readonly live: LivePublisher,
  ) {}

  readonly deliver = async (notice: AgentNotice): Promise<readonly string[]> => {
    const kept = await this.notices.keepNotice(notice);
    for (const { agentId, notification } of kept) {
      const update: LiveUpdate = { kind: 'agent.notified', agentId, notification };
      this.live.publish(notice.domainId, `agent.${agentId}`, update);
    }
    return kept.map(({ agentId }) => agentId);
  };
}
