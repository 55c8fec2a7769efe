import type { AgentInfo, AgentPort, AgentRef } from '@hookline/engine';

/** Finds the agent it was given, whoever is asked for, and keeps the questions. */
export class FakeAgentPort implements AgentPort {
  readonly asked: AgentRef[] = [];

  constructor(private readonly agent: AgentInfo | null = null) {}

  readonly find = (_domainId: string, agent: AgentRef): Promise<AgentInfo | null> => {
    this.asked.push(agent);
    return Promise.resolve(this.agent);
  };
}
