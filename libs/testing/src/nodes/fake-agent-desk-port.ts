import type { AgentDeskPort, AgentNotice } from '@hookline/engine';

/** Finds everybody who is named, by agent id or user id, and keeps what they were told. */
export class FakeAgentDeskPort implements AgentDeskPort {
  readonly notices: AgentNotice[] = [];

  /** @param unknown recipients that are nobody */
  constructor(private readonly unknown: readonly string[] = []) {}

  readonly deliver = (notice: AgentNotice): Promise<readonly string[]> => {
    this.notices.push(notice);
    const named = [...notice.agentIds, ...notice.userIds];
    return Promise.resolve(named.filter((id) => !this.unknown.includes(id)));
  };
}
