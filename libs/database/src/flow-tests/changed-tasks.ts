/**
 * The tasks of a domain with those a test added, changed and removed. Rules:
 *
 * 1. Which task fits a filter PostgreSQL says, as in a real run: the changed rows go into the question.
 * 2. A task that was added has an id above all others, so that it is the newest; or the id that its
 *    node is said to answer, so that later nodes find it by that.
 * 3. What a task is refused for is found out by the code that adds and changes real ones.
 */
import { isJsonObject, type JsonValue } from '@hookline/contracts';
import {
  NodeFailure,
  type LocalEffect,
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
import { statusOfTask, taskStatus, untold, type OwnEvent, type ToldChange } from './own-events';

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

  /** @param said what the node that adds it is said to answer; undefined when nobody says */
  async add(
    domainId: string,
    effect: Extract<LocalEffect, { kind: 'task-add' }>,
    said: JsonValue | undefined,
  ): Promise<ToldChange> {
    const { agentId } = effect;
    const references = await this.deps.references({
      queues: [{ domainId, ref: effect.queue }],
      agents: agentId === null ? [] : [{ domainId, id: agentId }],
      typesOf: [domainId],
    });
    const place = placeTask({ domainId, effect }, references);
    if (place.kind === 'refused') return untold(place);
    const id = saidId(said) ?? String(firstMadeId + this.#made++);
    const now = this.deps.now();
    const row: TaskRow = {
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
      created_at: now,
      min_offering_at: effect.readyAt,
      expire_at: effect.expireAt,
    };
    this.#changes.set(id, row);
    const output = { task_id: id, queue_id: place.queue.id };
    const events = [taskStatus(row, { status: statusOfTask(row), previous: null }, now)];
    return { result: { kind: 'done', changed: 1, output }, events };
  }

  async update(
    domainId: string,
    effect: Extract<LocalEffect, { kind: 'task-update' }>,
  ): Promise<ToldChange> {
    const references = await this.deps.references(referencesOf([{ domainId, effect }]));
    const refusal = refusalOfPatch({ domainId, effect }, references);
    if (refusal) return untold(refusal);
    const { filter, patch } = effect;
    const numbers = communicationPatches(domainId, patch, references);
    return this.#change(domainId, filter, (before) => {
      const row = changedTask(before, patch, numbers);
      const [previous, status] = [statusOfTask(before), statusOfTask(row)];
      // It entered another queue: that is told even where the status is the same.
      const isTold = row.queue_id !== before.queue_id || status !== previous;
      return { row, told: isTold ? taskStatus(row, { status, previous }, this.deps.now()) : null };
    });
  }

  remove(
    domainId: string,
    { filter }: Extract<LocalEffect, { kind: 'task-remove' }>,
  ): Promise<ToldChange> {
    // Of a closed one the status was told when it closed.
    const gone = { status: 'cancelled', previous: 'queued' };
    return this.#change(domainId, filter, (before) => ({
      row: null,
      told: before.stop_cause === '' ? taskStatus(before, gone, this.deps.now()) : null,
    }));
  }

  async #change(
    domainId: string,
    filter: TaskFilter,
    after: (row: TaskRow) => { readonly row: TaskRow | null; readonly told: OwnEvent | null },
  ): Promise<ToldChange> {
    const { changes } = this;
    const limit = mostTasks + 1;
    const rows = await this.deps.match(domainId, { filter, changes, order: 'oldest', limit });
    if (!rows) return untold(noSuchIds());
    if (rows.length > mostTasks) return untold(tooManyTasks());
    const events = rows.flatMap((before) => {
      const { row, told } = after(before);
      this.#changes.set(before.id, row);
      return told ? [told] : [];
    });
    const ids = rows.map(({ id }) => id).slice(0, mostIds);
    const changed = rows.length;
    return { result: { kind: 'done', changed, output: { changed, task_ids: ids } }, events };
  }
}

/** Null when what is said names no task. */
function saidId(said: JsonValue | undefined): string | null {
  const id = said !== undefined && isJsonObject(said) ? said['task_id'] : null;
  return typeof id === 'string' || typeof id === 'number' ? idOf(String(id)) : null;
}
