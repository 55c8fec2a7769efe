/**
 * Changes to our own database that a node may ask for. The journal performs them inside the
 * transaction that records the step, so each happens exactly once whatever is killed.
 *
 * A new effect is a member here, a performer in `database`, and a node type that asks for it.
 */
import type { AgentStatus, JsonObject, JsonValue } from '@hookline/contracts';

/** By id, or by name within the domain (Webitel allows both). */
export type ObjectRef = { readonly id: string } | { readonly name: string };

export interface ListAddEffect {
  readonly kind: 'list-add';
  readonly list: ObjectRef;
  readonly number: string;
  readonly description: string;
  /** When the entry vanishes; null never. */
  readonly expireAt: Date | null;
}

export interface ListRemoveEffect {
  readonly kind: 'list-remove';
  readonly list: ObjectRef;
  readonly number: string;
}

export interface TaskCommunication {
  readonly destination: string;
  /** Communication type id; null takes the first of the queue's channel (decision 22). */
  readonly typeId: string | null;
  readonly priority: number;
  readonly description: string;
  readonly display: string;
  /** Resource (line) to reach it by; null any. */
  readonly resourceId: string | null;
}

export interface TaskAddEffect {
  readonly kind: 'task-add';
  readonly queue: ObjectRef;
  readonly name: string;
  readonly priority: number;
  readonly communications: readonly TaskCommunication[];
  readonly variables: Readonly<Record<string, string>>;
  /** No try before this moment; null at once. */
  readonly readyAt: Date | null;
  readonly expireAt: Date | null;
  readonly agentId: string | null;
  /** By id or by IANA name; null the queue's. */
  readonly timezone: ObjectRef | null;
  readonly bucketId: string | null;
  /** Closed from the start when not empty. */
  readonly stopCause: string;
}

/** Which tasks; what is null or empty does not narrow. */
export interface TaskFilter {
  readonly id: string | null;
  readonly queueIds: readonly string[];
  readonly destination: string | null;
  /** Webitel's ILIKE pattern on the name, `*` as wildcard. */
  readonly name: string | null;
  /** Only closed ones (true), only open ones (false), both (null). */
  readonly completed: boolean | null;
  readonly bucketId: string | null;
  /** Only those added since. */
  readonly createdSince: Date | null;
}

/** A change of one number of a task; what is absent stays. */
export interface TaskCommunicationPatch {
  /** Its index in the task, from 0; one that is not there is passed by. */
  readonly index: number;
  readonly destination?: string;
  readonly typeId?: string;
  readonly priority?: number;
  readonly description?: string;
  readonly display?: string;
  readonly resourceId?: string;
}

export interface TaskUpdateEffect {
  readonly kind: 'task-update';
  readonly filter: TaskFilter;
  readonly patch: {
    readonly name?: string;
    readonly priority?: number;
    readonly readyAt?: Date;
    /** Empty text reopens the task. */
    readonly stopCause?: string;
    /** Merged; an empty value deletes the key. */
    readonly variables?: Readonly<Record<string, string>>;
    readonly queueId?: string;
    readonly bucketId?: string;
    readonly communications?: readonly TaskCommunicationPatch[];
  };
}

export interface TaskRemoveEffect {
  readonly kind: 'task-remove';
  readonly filter: TaskFilter;
}

/** How an agent is named: one of these. */
export const agentKeys = ['id', 'name', 'extension', 'userId'] as const;
export interface AgentRef {
  readonly by: (typeof agentKeys)[number];
  readonly value: string;
}

export interface AgentUpdateEffect {
  readonly kind: 'agent-update';
  readonly agent: AgentRef;
  readonly status: AgentStatus;
  /** Cause of a pause; empty for none. */
  readonly statusPayload: string;
}

export interface DomainVariableSetEffect {
  readonly kind: 'domain-variable-set';
  readonly name: string;
  readonly value: JsonValue;
  /** Seal it. A variable that is sealed stays so, whatever this says. */
  readonly encrypt: boolean;
}

export interface DomainVariableDeleteEffect {
  readonly kind: 'domain-variable-delete';
  readonly name: string;
}

export interface CacheSetEffect {
  readonly kind: 'cache-set';
  readonly key: string;
  readonly value: JsonValue;
  readonly ttlSeconds: number;
}

export interface CacheDeleteEffect {
  readonly kind: 'cache-delete';
  readonly key: string;
}

export interface EventPublishEffect {
  readonly kind: 'event-publish';
  /** `<family>.<what>`. */
  readonly type: string;
  readonly subject: string;
  /** Its id becomes `queue_id` of the data; null for an event of no queue. */
  readonly queue: ObjectRef | null;
  readonly data: JsonObject;
}

/** Starts a run of another flow schema for the same event, below this one. */
export interface RunStartEffect {
  readonly kind: 'run-start';
  readonly schema: ObjectRef;
  /** Run variables it begins with. */
  readonly variables: JsonObject;
  readonly nodeId: string;
  /** How many runs may be above the new one. */
  readonly maxDepth: number;
}

export type LocalEffect =
  | DomainVariableSetEffect
  | DomainVariableDeleteEffect
  | CacheSetEffect
  | CacheDeleteEffect
  | ListAddEffect
  | ListRemoveEffect
  | TaskAddEffect
  | TaskUpdateEffect
  | TaskRemoveEffect
  | AgentUpdateEffect
  | EventPublishEffect
  | RunStartEffect;

/** What became of it. `refused` is a fact about the data, e.g. no such list: a node failure. */
export type LocalEffectResult =
  | {
      readonly kind: 'done';
      readonly changed: number;
      readonly output: JsonObject;
      /** For the step: what an author should know, e.g. that no event was caused (B-41). */
      readonly notes?: readonly string[];
    }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string };
