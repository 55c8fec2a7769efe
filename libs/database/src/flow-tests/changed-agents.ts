import type { AgentInfo, AgentPort, AgentRef, LocalEffect } from '@hookline/engine';
import { agentRefText } from '../runtime/agents/agent-ref-text';
import { refused } from '../runtime/local-effects/effect-performer';
import { agentStatus, untold, type ToldChange } from './own-events';

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
  ): Promise<ToldChange> {
    const stored = await this.deps.stored.find(domainId, effect.agent);
    if (!stored) {
      return untold(refused('agent.missing', `There is no ${agentRefText(effect.agent)}.`));
    }
    const { status, statusPayload } = effect;
    const before = this.#changes.get(stored.id)?.standing ?? stored;
    const output = {
      agent_id: stored.id,
      agent_name: stored.name,
      status,
      previous_status: before.status,
    };
    if (before.status === status && before.statusPayload === statusPayload) {
      return untold({ kind: 'done', changed: 0, output });
    }
    const now = this.deps.now();
    const standing = { status, statusPayload, statusSince: now.toISOString() };
    this.#changes.set(stored.id, { stored, standing });
    const events = [agentStatus({ ...stored, ...standing }, before, now)];
    return { result: { kind: 'done', changed: 1, output }, events };
  }
}
