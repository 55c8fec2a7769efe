/**
 * The tasks of a domain with those a test added, changed and removed. Rules:
 *
 * 1. Which task fits a filter PostgreSQL says, as in a real run: the changed rows go into the question.
 * 2. A task that was added has an id above all others, so that it is the newest.
 * 3. What a task is refused for is found out by the code that adds and changes real ones.
 */
import {
  NodeFailure,
  type LocalEffect,
  type LocalEffectResult,
  type TaskFilter,
  type TaskInfo,
  type TaskPort,
} from '@hookline/engine';
import { idOf } from '../runtime/local-effects/effect-performer';
import { mostTasks, noSuchIds, tooManyTasks } from '../runtime/tasks/match-tasks';
import { communicationsOf, longestTaskName, placeTask } from '../runtime/tasks/place-task';
import { communicationPatches, referencesOf, refusalOfPatch } from '../runtime/tasks/task-patch';
import type { AskedReferences, TaskReferences } from '../runtime/tasks/task-references';
import { toTaskInfo, type TaskRow } from '../runtime/tasks/task-row';
import { changedTask } from './changed-task';

/** Rows that stand for those of the table with the same ids. */
export interface TaskChanges {
  readonly rows: readonly TaskRow[];
  readonly removed: readonly string[];
}

export interface TaskQuestion {
  readonly filter: TaskFilter;
  readonly changes: TaskChanges;
  readonly order: 'newest' | 'oldest';
  readonly limit: number;
}

export interface ChangedTasksDeps {
  /** Null for a filter that names an id which is no number. */
  readonly match: (domainId: string, question: TaskQuestion) => Promise<readonly TaskRow[] | null>;
  readonly references: (asked: AskedReferences) => Promise<TaskReferences>;
  readonly now: () => Date;
}

/** Above every id of a table, and still a whole number wherever it is taken for one. */
const firstMadeId = 9_000_000_000_000_001;
/** Ids that an effect answers with. */
const mostIds = 100;

export class ChangedTasks implements TaskPort {
  /** By id; null: removed. */
  readonly #changes = new Map<string, TaskRow | null>();
  #made = 0;

  constructor(private readonly deps: ChangedTasksDeps) {}

  readonly find = async (domainId: string, filter: TaskFilter): Promise<TaskInfo | null> => {
    const { changes } = this;
    const rows = await this.deps.match(domainId, { filter, changes, order: 'newest', limit: 1 });
    if (!rows) throw new NodeFailure('task.id', noSuchIds().message);
    return rows[0] ? toTaskInfo(rows[0]) : null;
  };

  get changes(): TaskChanges {
    const entries = [...this.#changes];
    return {
      rows: entries.flatMap(([, row]) => (row ? [row] : [])),
      removed: entries.flatMap(([id, row]) => (row ? [] : [id])),
    };
  }

  async add(
    domainId: string,
    effect: Extract<LocalEffect, { kind: 'task-add' }>,
  ): Promise<LocalEffectResult> {
    const { agentId } = effect;
    const references = await this.deps.references({
      queues: [{ domainId, ref: effect.queue }],
      agents: agentId === null ? [] : [{ domainId, id: agentId }],
      typesOf: [domainId],
    });
    const place = placeTask({ domainId, effect }, references);
    if (place.kind === 'refused') return place;
    const id = String(firstMadeId + this.#made++);
    this.#changes.set(id, {
      id,
      queue_id: place.queue.id,
      name: effect.name.slice(0, longestTaskName),
      priority: effect.priority,
      attempts: 0,
      stop_cause: effect.stopCause,
      bucket_id: effect.bucketId,
      agent_id: agentId && idOf(agentId),
      communications: communicationsOf(effect, place.queue, references),
      variables: effect.variables,
      created_at: this.deps.now(),
      min_offering_at: effect.readyAt,
      expire_at: effect.expireAt,
    });
    return { kind: 'done', changed: 1, output: { task_id: id, queue_id: place.queue.id } };
  }

  async update(
    domainId: string,
    effect: Extract<LocalEffect, { kind: 'task-update' }>,
  ): Promise<LocalEffectResult> {
    const references = await this.deps.references(referencesOf([{ domainId, effect }]));
    const refusal = refusalOfPatch({ domainId, effect }, references);
    if (refusal) return refusal;
    const { filter, patch } = effect;
    const numbers = communicationPatches(domainId, patch, references);
    return this.#change(domainId, filter, (row) => changedTask(row, patch, numbers));
  }

  remove(
    domainId: string,
    { filter }: Extract<LocalEffect, { kind: 'task-remove' }>,
  ): Promise<LocalEffectResult> {
    return this.#change(domainId, filter, () => null);
  }

  async #change(
    domainId: string,
    filter: TaskFilter,
    after: (row: TaskRow) => TaskRow | null,
  ): Promise<LocalEffectResult> {
    const { changes } = this;
    const limit = mostTasks + 1;
    const rows = await this.deps.match(domainId, { filter, changes, order: 'oldest', limit });
    if (!rows) return noSuchIds();
    if (rows.length > mostTasks) return tooManyTasks();
    for (const row of rows) this.#changes.set(row.id, after(row));
    const ids = rows.map(({ id }) => id).slice(0, mostIds);
    const changed = rows.length;
    return { kind: 'done', changed, output: { changed, task_ids: ids } };
  }
}
