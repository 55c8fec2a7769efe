import type {
  AgentInfo,
  AgentPort,
  AgentRef,
  LocalEffect,
  LocalEffectResult,
} from '@hookline/engine';
import { agentRefText } from '../runtime/agents/agent-ref-text';
import { refused } from '../runtime/local-effects/effect-performer';

type AgentStanding = Pick<AgentInfo, 'status' | 'statusPayload' | 'statusSince'>;

/** A change of status, for who counts agents. */
export interface AgentChange {
  /** As it is stored. */
  readonly stored: AgentInfo;
  readonly standing: AgentStanding;
}

export interface ChangedAgentsDeps {
  readonly stored: AgentPort;
  readonly now: () => Date;
}

/** The agents of a domain with the statuses a test gave them. */
export class ChangedAgents implements AgentPort {
  readonly #changes = new Map<string, AgentChange>();

  constructor(private readonly deps: ChangedAgentsDeps) {}

  /** Of the agents whose status was changed. */
  get changes(): readonly AgentChange[] {
    return [...this.#changes.values()];
  }

  readonly find = async (domainId: string, ref: AgentRef): Promise<AgentInfo | null> => {
    const agent = await this.deps.stored.find(domainId, ref);
    return agent && { ...agent, ...this.#changes.get(agent.id)?.standing };
  };

  /** An agent that has the status already is a success that changes nothing, its time included. */
  async update(
    domainId: string,
    effect: Extract<LocalEffect, { kind: 'agent-update' }>,
  ): Promise<LocalEffectResult> {
    const stored = await this.deps.stored.find(domainId, effect.agent);
    if (!stored) {
      return refused('agent.missing', `There is no ${agentRefText(effect.agent)}.`);
    }
    const { status, statusPayload } = effect;
    const before = this.#changes.get(stored.id)?.standing ?? stored;
    const isSame = before.status === status && before.statusPayload === statusPayload;
    if (!isSame) {
      const statusSince = this.deps.now().toISOString();
      this.#changes.set(stored.id, { stored, standing: { status, statusPayload, statusSince } });
    }
    return {
      kind: 'done',
      changed: isSame ? 0 : 1,
      output: {
        agent_id: stored.id,
        agent_name: stored.name,
        status,
        previous_status: before.status,
      },
    };
  }
}
