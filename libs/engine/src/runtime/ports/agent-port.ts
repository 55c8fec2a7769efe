import type { AgentStatus } from '@hookline/contracts';
import type { AgentRef } from '../local-effect';

/** A contact an agent is busy with. */
export interface AgentChannel {
  /** call, chat, task or im. */
  readonly channel: string;
  /** Last event of the contact: offering, answered, active, bridged or processing. */
  readonly state: string;
  readonly queueId: string;
  /** The call or attempt. */
  readonly key: string;
}

/** An agent as nodes see it. */
export interface AgentInfo {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly extension: string;
  readonly email: string;
  readonly status: AgentStatus;
  /** Cause of a pause; empty for none. */
  readonly statusPayload: string;
  /** ISO instant. */
  readonly statusSince: string;
  readonly team: { readonly id: string; readonly name: string } | null;
  /** From the events of the last two hours; may be two seconds old. */
  readonly channels: readonly AgentChannel[];
}

export interface AgentPort {
  /** Of several with one name or extension the one added first; null when there is none. */
  readonly find: (domainId: string, agent: AgentRef) => Promise<AgentInfo | null>;
}
