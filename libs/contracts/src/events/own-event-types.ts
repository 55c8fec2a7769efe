/**
 * Events Hookline causes itself by changing a list, a task or an agent. No hook can name them: hooks
 * belong to queue events. A run may wait for one of its call.
 */
export const ownEventTypes = ['list.changed', 'task.status', 'agent.status'] as const;
