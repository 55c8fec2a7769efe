import type { AgentInfo, ObjectRef, QueueAgents, QueueInfo, QueuePort } from '@hookline/engine';
import type { AgentChange } from './changed-agents';
import type { TaskChanges } from './changed-tasks';

export interface ChangedQueuesDeps {
  readonly stored: QueuePort;
  readonly agents: () => readonly AgentChange[];
  readonly tasks: () => TaskChanges;
  /** Team of a queue that is there; null for a queue without one. */
  readonly teamOf: (queue: ObjectRef) => Promise<string | null>;
  /** Stored tasks of a queue among these ids that are open. */
  readonly openAmong: (queueId: string, taskIds: readonly string[]) => Promise<number>;
}

type Counted = Pick<AgentInfo, 'status' | 'channels'>;

/** The queues of a domain, with the agents and the open tasks a test changed counted as they are now. */
export class ChangedQueues implements QueuePort {
  readonly metric: QueuePort['metric'];

  constructor(private readonly deps: ChangedQueuesDeps) {
    this.metric = deps.stored.metric;
  }

  readonly info = async (domainId: string, queue: ObjectRef): Promise<QueueInfo> => {
    const info = await this.deps.stored.info(domainId, queue);
    const { rows, removed } = this.deps.tasks();
    const changedIds = [...removed, ...rows.map(({ id }) => id)];
    if (changedIds.length === 0) return info;
    const before = await this.deps.openAmong(info.id, changedIds);
    const after = rows.filter((row) => row.queue_id === info.id && row.stop_cause === '').length;
    return { ...info, size: info.size - before + after };
  };

  readonly agents = async (domainId: string, queue: ObjectRef): Promise<QueueAgents> => {
    const counts = await this.deps.stored.agents(domainId, queue);
    const changes = this.deps.agents();
    if (changes.length === 0) return counts;
    const team = await this.deps.teamOf(queue);
    return changes
      .filter(({ stored }) => team === null || stored.team?.id === team)
      .reduce((sum, { stored, standing }) => {
        const { channels } = stored;
        return counted(counted(sum, stored, -1), { ...standing, channels }, 1);
      }, counts);
  };
}

/** With one agent more or less. */
function counted(counts: QueueAgents, { status, channels }: Counted, by: 1 | -1): QueueAgents {
  switch (status) {
    case 'online': {
      const waiting = counts.waiting + (channels.length === 0 ? by : 0);
      return { ...counts, online: counts.online + by, waiting };
    }
    case 'offline':
      return { ...counts, offline: counts.offline + by };
    case 'pause':
    case 'break_out':
      return { ...counts, pause: counts.pause + by };
  }
}
