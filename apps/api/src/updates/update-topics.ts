import type { LiveUpdate, Permission } from '@hookline/contracts';

const runTopic = /^run:[0-9a-f-]{36}$/;
const agentTopic = /^agent:\d{1,18}$/;

/** What a caller needs to listen to a topic; undefined when there is no such topic. */
export function permissionOfTopic(topic: string): Permission | null | undefined {
  if (topic === 'events') return 'event:read';
  if (topic === 'runs' || runTopic.test(topic)) return 'run:read';
  if (topic === 'agents' || agentTopic.test(topic)) return 'cc_agent:read';
  // Which object changed, not what it is: any signed-in person may know.
  if (topic === 'config') return null;
  return undefined;
}

/** The topics an update belongs to. */
export function topicsOf(update: LiveUpdate): readonly string[] {
  switch (update.kind) {
    case 'event.stored':
      return ['events'];
    case 'run.updated':
      return ['runs', `run:${update.runId}`];
    case 'agent.notified':
      return ['agents', `agent:${update.agentId}`];
    case 'config.changed':
      return ['config'];
  }
}
