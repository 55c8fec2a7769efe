import { NodeFailure, type ListPort, type LocalEffect, type ObjectRef } from '@hookline/engine';
import { refText, refused } from '../runtime/local-effects/effect-performer';
import { storableText } from '../runtime/storable-json';
import { listChanged, untold, type ToldChange } from './own-events';

/** A number on a list. */
export interface ListEntry {
  readonly id: string;
  readonly description: string;
  /** Null: it stays. */
  readonly expireAt: Date | null;
}

/** A list, and its entry of one number; null when that is not on it. */
export interface StoredListEntry {
  readonly listId: string;
  readonly listName: string;
  readonly entry: ListEntry | null;
}

export interface ChangedListsDeps {
  /** Null when there is no such list. */
  readonly stored: (list: ObjectRef, number: string) => Promise<StoredListEntry | null>;
  readonly now: () => Date;
}

/** Above every id of a table, and still a whole number wherever it is taken for one. */
const firstMadeId = 9_000_000_000_000_001;

/** The lists of a domain with what a test put on them and took off. */
export class ChangedLists implements ListPort {
  /** By list and number; null: taken off. */
  readonly #changes = new Map<string, ListEntry | null>();
  #made = 0;

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
  async add(effect: Extract<LocalEffect, { kind: 'list-add' }>): Promise<ToldChange> {
    const { list, number: asked, description, expireAt } = effect;
    const number = storableText(asked);
    const found = await this.#find(list, number);
    if (!found) return untold(missing(list));
    const { listId, listName } = found;
    const output = { list_id: listId, number: asked, added: !found.isLiving };
    if (found.isLiving) return untold({ kind: 'done', changed: 0, output });
    const entry = {
      id: found.entry?.id ?? String(firstMadeId + this.#made++),
      description: storableText(description),
      expireAt,
    };
    this.#changes.set(found.key, entry);
    const told = { ...entry, entryId: entry.id, listId, listName, number };
    const events = [listChanged('added', told, this.deps.now())];
    return { result: { kind: 'done', changed: 1, output }, events };
  }

  async remove({
    list,
    number: asked,
  }: Extract<LocalEffect, { kind: 'list-remove' }>): Promise<ToldChange> {
    const number = storableText(asked);
    const found = await this.#find(list, number);
    if (!found) return untold(missing(list));
    this.#changes.set(found.key, null);
    const { listId, listName, entry, isLiving } = found;
    const output = { list_id: listId, number: asked, removed: isLiving };
    if (!entry || !isLiving) return untold({ kind: 'done', changed: 0, output });
    const told = { ...entry, entryId: entry.id, listId, listName, number };
    const events = [listChanged('removed', told, this.deps.now())];
    return { result: { kind: 'done', changed: 1, output }, events };
  }

  async #find(
    list: ObjectRef,
    number: string,
  ): Promise<(StoredListEntry & { readonly key: string; readonly isLiving: boolean }) | null> {
    const stored = await this.deps.stored(list, number);
    if (!stored) return null;
    const { listId, listName } = stored;
    const key = `${listId}:${number}`;
    const change = this.#changes.get(key);
    const entry = change === undefined ? stored.entry : change;
    const { expireAt } = entry ?? { expireAt: null };
    const isLiving = entry !== null && (expireAt === null || expireAt > this.deps.now());
    return { listId, listName, entry, key, isLiving };
  }
}

function missing(list: ObjectRef) {
  return refused('list.missing', `There is no list ${refText(list)}.`);
}
