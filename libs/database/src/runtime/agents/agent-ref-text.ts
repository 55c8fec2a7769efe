import type { AgentRef } from '@hookline/engine';

/** An agent as a sentence names it: `agent 15`, `agent with the extension 1015`. */
export function agentRefText({ by, value }: AgentRef): string {
  switch (by) {
    case 'id':
      return `agent ${value}`;
    case 'name':
      return `agent “${value}”`;
    case 'extension':
      return `agent with the extension ${value}`;
    case 'userId':
      return `agent of the user ${value}`;
  }
}
