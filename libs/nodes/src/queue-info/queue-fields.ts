/** What each question answers, by Webitel's names. */
export const fieldsOfQuestion = {
  state: ['id', 'name', 'type', 'enabled', 'priority', 'waiting', 'size'],
  agents: ['count', 'online', 'offline', 'pause', 'waiting'],
  metric: ['value'],
  wait: ['value'],
} as const;

/** All of them, each once. */
export const queueFieldNames: readonly string[] = [
  ...new Set<string>(Object.values(fieldsOfQuestion).flat()),
];
