import { JsonValue } from '@hookline/contracts';
import type { CachePort, LocalEffect, LocalEffectResult } from '@hookline/engine';
import { storableJson, storableText } from '../runtime/storable-json';

/** A value and when it is forgotten. */
export interface CacheEntry {
  readonly value: JsonValue;
  readonly expiresAt: Date;
}

export interface ChangedCacheDeps {
  /** Null when the table holds none. */
  readonly stored: (key: string) => Promise<CacheEntry | null>;
  readonly now: () => Date;
}

/** The cache of a domain with what a test put there and took away. */
export class ChangedCache implements CachePort {
  /** Null: forgotten. */
  readonly #changes = new Map<string, CacheEntry | null>();

  constructor(private readonly deps: ChangedCacheDeps) {}

  readonly find = async (_domainId: string, key: string): Promise<JsonValue | undefined> =>
    (await this.#living(storableText(key)))?.value;

  set(effect: Extract<LocalEffect, { kind: 'cache-set' }>): LocalEffectResult {
    const { key, value, ttlSeconds } = effect;
    const expiresAt = new Date(this.deps.now().getTime() + ttlSeconds * 1_000);
    const kept = JsonValue.parse(JSON.parse(storableJson(value)));
    this.#changes.set(storableText(key), { value: kept, expiresAt });
    return { kind: 'done', changed: 1, output: { key } };
  }

  async delete({
    key,
  }: Extract<LocalEffect, { kind: 'cache-delete' }>): Promise<LocalEffectResult> {
    const known = storableText(key);
    const changed = (await this.#living(known)) ? 1 : 0;
    this.#changes.set(known, null);
    return { kind: 'done', changed, output: { key } };
  }

  async #living(key: string): Promise<CacheEntry | null> {
    const change = this.#changes.get(key);
    const entry = change === undefined ? await this.deps.stored(key) : change;
    return entry && entry.expiresAt > this.deps.now() ? entry : null;
  }
}
