import type { TaskFilter, TaskInfo, TaskPort } from '@hookline/engine';

/** Finds the task it was given, whatever is asked, and keeps the filters. */
export class FakeTaskPort implements TaskPort {
  readonly asked: TaskFilter[] = [];

  constructor(private readonly task: TaskInfo | null = null) {}

  readonly find = (_domainId: string, filter: TaskFilter): Promise<TaskInfo | null> => {
    this.asked.push(filter);
    return Promise.resolve(this.task);
  };
}
