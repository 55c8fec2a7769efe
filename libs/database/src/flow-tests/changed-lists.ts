import {
  NodeFailure,
  type ListPort,
  type LocalEffect,
  type LocalEffectResult,
  type ObjectRef,
} from '@hookline/engine';
import { refText, refused } from '../runtime/local-effects/effect-performer';
import { storableText } from '../runtime/storable-json';

/** A number on a list. */
export interface ListEntry {
  /** Null: it stays. */
  readonly expireAt: Date | null;
}

/** A list, and its entry of one number; null when that is not on it. */
export interface StoredListEntry {
  readonly listId: string;
  readonly entry: ListEntry | null;
}

export interface ChangedListsDeps {
  /** Null when there is no such list. */
  readonly stored: (list: ObjectRef, number: string) => Promise<StoredListEntry | null>;
  readonly now: () => Date;
}

/** The lists of a domain with what a test put on them and took off. */
export class ChangedLists implements ListPort {
  /** By list and number; null: taken off. */
  readonly #changes = new Map<string, ListEntry | null>();

  constructor(private readonly deps: ChangedListsDeps) {}

  readonly contains = async (
    _domainId: string,
    list: ObjectRef,
    number: string,
  ): Promise<boolean> => {
    const found = await this.#find(list, number);
    if (!found) throw new NodeFailure('list.missing', missing(list).message);
    return found.isLiving;
  };

  /** A number that is there already stays as it is; one whose entry expired counts as gone. */
  async add({
    list,
    number,
    expireAt,
  }: Extract<LocalEffect, { kind: 'list-add' }>): Promise<LocalEffectResult> {
    const found = await this.#find(list, storableText(number));
    if (!found) return missing(list);
    const added = !found.isLiving;
    if (added) this.#changes.set(found.key, { expireAt });
    const output = { list_id: found.listId, number, added };
    return { kind: 'done', changed: added ? 1 : 0, output };
  }

  async remove({
    list,
    number,
  }: Extract<LocalEffect, { kind: 'list-remove' }>): Promise<LocalEffectResult> {
    const found = await this.#find(list, storableText(number));
    if (!found) return missing(list);
    this.#changes.set(found.key, null);
    const removed = found.isLiving;
    const output = { list_id: found.listId, number, removed };
    return { kind: 'done', changed: removed ? 1 : 0, output };
  }

  async #find(
    list: ObjectRef,
    number: string,
  ): Promise<{ listId: string; key: string; isLiving: boolean } | null> {
    const stored = await this.deps.stored(list, number);
    if (!stored) return null;
    const { listId } = stored;
    const key = `${listId}:${number}`;
    const change = this.#changes.get(key);
    const entry = change === undefined ? stored.entry : change;
    const { expireAt } = entry ?? { expireAt: null };
    const isLiving = entry !== null && (expireAt === null || expireAt > this.deps.now());
    return { listId, key, isLiving };
  }
}

function missing(list: ObjectRef) {
  return refused('list.missing', `There is no list ${refText(list)}.`);
}
