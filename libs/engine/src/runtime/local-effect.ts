/**
 * Changes to our own database that a node may ask for. The journal performs them inside the
 * transaction that records the step, so each happens exactly once whatever is killed.
 *
 * A new effect is a member here, a performer in `database`, and a node type that asks for it.
 */
import type { JsonObject } from '@hookline/contracts';

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
  readonly timezone: string | null;
}

export interface TaskFilter {
  readonly id: string | null;
  readonly queueIds: readonly string[];
  readonly destination: string | null;
  /** Webitel's ILIKE pattern on the name, `*` as wildcard. */
  readonly name: string | null;
  /** Only closed ones (true), only open ones (false), both (null). */
  readonly completed: boolean | null;
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
  };
}

export type LocalEffect = ListAddEffect | ListRemoveEffect | TaskAddEffect | TaskUpdateEffect;

/** What became of it. `refused` is a fact about the data, e.g. no such list: a node failure. */
export type LocalEffectResult =
  | { readonly kind: 'done'; readonly changed: number; readonly output: JsonObject }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string };
