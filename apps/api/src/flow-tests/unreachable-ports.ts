import type { RemotePorts } from '@hookline/engine';

/** The outside of a test where no stand-in was put in its place: a fault of ours, and nothing is sent. */
export const unreachablePorts: Omit<RemotePorts, 'documents'> = {
  http: { send: refuse },
  messages: { send: refuse },
  agentDesk: { deliver: refuse },
};

function refuse(): Promise<never> {
  return Promise.reject(new Error('a test was about to reach the outside'));
}
