import { eventFamilyOf, queueIdOf, type JsonValue } from '@hookline/contracts';
import {
  assertNever,
  type AgentPort,
  type LocalEffect,
  type QueuePort,
  type ReadPorts,
  type RunStartEffect,
} from '@hookline/engine';
import { refText, refused } from '../runtime/local-effects/effect-performer';
import type { DomainVariables } from '../runtime/pg-domain-variables';
import { ChangedAgents } from './changed-agents';
import { ChangedCache } from './changed-cache';
import { ChangedLists } from './changed-lists';
import { ChangedQueues } from './changed-queues';
import { ChangedTasks } from './changed-tasks';
import { ChangedVariables } from './changed-variables';
import { untold, type ToldChange } from './own-events';
import type { PgStoredData } from './pg-stored-data';

export interface TestWorldInput {
  readonly domainId: string;
  readonly stored: PgStoredData;
  readonly agents: AgentPort;
  readonly queues: QueuePort;
  readonly variables: DomainVariables;
  /** A key for secrets is set. */
  readonly canSeal: boolean;
  /** The clock of the test: what expires does so by it. */
  readonly now: () => Date;
}

const notStored = 'test: changed in this test only';
const notPublished = 'test: nothing was sent';

/**
 * Our own data as one test sees them: as they are stored, with what the test itself changed. Changes
 * live and end with this object; nothing is stored.
 */
export class TestWorld {
  readonly ports: Pick<ReadPorts, 'cache' | 'lists' | 'tasks' | 'agents' | 'queues'>;
  readonly #cache: ChangedCache;
  readonly #lists: ChangedLists;
  readonly #tasks: ChangedTasks;
  readonly #agents: ChangedAgents;
  readonly #variables: ChangedVariables;

  constructor(private readonly input: TestWorldInput) {
    const { domainId, stored, now } = input;
    this.#cache = new ChangedCache({ stored: (key) => stored.cacheEntry(domainId, key), now });
    this.#lists = new ChangedLists({
      stored: (list, number) => stored.listEntry(domainId, list, number),
      now,
    });
    this.#tasks = new ChangedTasks({
      match: (domain, question) => stored.tasks(domain, question),
      references: (asked) => stored.taskReferences(asked),
      now,
    });
    this.#agents = new ChangedAgents({ stored: input.agents, now });
    this.#variables = new ChangedVariables({
      stored: input.variables,
      storedNames: () => stored.variableNames(domainId),
      canSeal: input.canSeal,
    });
    this.ports = {
      cache: this.#cache,
      lists: this.#lists,
      tasks: this.#tasks,
      agents: this.#agents,
      queues: new ChangedQueues({
        stored: input.queues,
        agents: () => this.#agents.changes,
        tasks: () => this.#tasks.changes,
        teamOf: async (queue) => (await stored.queue(domainId, queue))?.team ?? null,
        openAmong: (queueId, ids) => stored.openTasksAmong(queueId, ids),
      }),
    };
  }

  /** Domain variables as they are now. */
  get variables(): DomainVariables {
    return this.#variables.current;
  }

  /**
   * What became of a change, by the rules of those that perform real ones, and the events it would
   * cause.
   * @param said what the node that asks for it is said to answer; undefined when nobody says
   */
  async perform(
    effect: Exclude<LocalEffect, RunStartEffect>,
    said?: JsonValue,
  ): Promise<ToldChange> {
    const { result, events } = await this.#change(effect, said);
    if (result.kind === 'refused' || result.changed === 0) return { result, events };
    const notes = [effect.kind === 'event-publish' ? notPublished : notStored];
    return { result: { ...result, notes }, events };
  }

  async #change(
    effect: Exclude<LocalEffect, RunStartEffect>,
    said: JsonValue | undefined,
  ): Promise<ToldChange> {
    const { domainId } = this.input;
    switch (effect.kind) {
      case 'cache-set':
        return untold(this.#cache.set(effect));
      case 'cache-delete':
        return untold(await this.#cache.delete(effect));
      case 'list-add':
        return this.#lists.add(effect);
      case 'list-remove':
        return this.#lists.remove(effect);
      case 'task-add':
        return this.#tasks.add(domainId, effect, said);
      case 'task-update':
        return this.#tasks.update(domainId, effect);
      case 'task-remove':
        return this.#tasks.remove(domainId, effect);
      case 'agent-update':
        return this.#agents.update(domainId, effect);
      case 'domain-variable-set':
        return untold(await this.#variables.set(effect));
      case 'domain-variable-delete':
        return untold(await this.#variables.delete(effect));
      case 'event-publish':
        return this.#publish(effect);
      default:
        return assertNever(effect);
    }
  }

  /** Only the test itself hears of it. */
  async #publish(effect: Extract<LocalEffect, { kind: 'event-publish' }>): Promise<ToldChange> {
    const { type, subject, queue, data } = effect;
    const { stored, domainId } = this.input;
    const found = queue && (await stored.queue(domainId, queue));
    if (queue !== null && found === null) {
      return untold(refused('queue.missing', `There is no queue ${refText(queue)}.`));
    }
    const queueId = found?.id ?? null;
    const output = { event_type: type, subject, queue_id: queueId };
    const source = queueId === null ? eventFamilyOf(type) : `queue_${queueId}`;
    const event = {
      type,
      source,
      subject,
      data: queueId === null ? data : { ...data, queue_id: Number(queueId) },
    };
    const named = queueIdOf(event);
    // One that names a queue which is not there becomes a dead letter: nothing wakes for it.
    const isHeard = named === null || (await stored.queue(domainId, { id: named })) !== null;
    return { result: { kind: 'done', changed: 1, output }, events: isHeard ? [event] : [] };
  }
}
