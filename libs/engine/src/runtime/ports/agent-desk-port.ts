import type { AgentNotification } from '@hookline/contracts';

/** One thing to tell some agents. */
export interface AgentNotice extends Pick<
  AgentNotification,
  'kind' | 'level' | 'message' | 'url' | 'seconds'
> {
  readonly domainId: string;
  readonly agentIds: readonly string[];
  /** Users of the contact centre; their agents are meant. */
  readonly userIds: readonly string[];
  /** A repeat with the same key tells nobody a second time. */
  readonly key: string;
}

export interface AgentDeskPort {
  /**
   * Keeps the notice for its agents and tells the desks that are open. Answers the ids of the
   * agents; of recipients that are none, nothing. An empty answer: nobody was told.
   */
  readonly deliver: (notice: AgentNotice) => Promise<readonly string[]>;
}
