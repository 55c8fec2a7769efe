import type { ApiKeyStore, KnownApiKey } from '@hookline/database';

/** A revoked key works no longer than this anywhere (B-06). */
const cachedMs = 4_000;
const maxCached = 10_000;

/** Keys seen a moment ago, so that a busy sender does not cost a query per event. */
export class KnownApiKeys {
  private readonly cache = new Map<string, { key: KnownApiKey; until: number }>();

  constructor(
    private readonly store: ApiKeyStore,
    private readonly now: () => number = Date.now,
  ) {}

  /** The key with this hash; null when it is unknown, revoked or expired. */
  async findKey(keyHash: Buffer): Promise<KnownApiKey | null> {
    const id = keyHash.toString('base64');
    const cached = this.cache.get(id);
    if (cached !== undefined && cached.until > this.now()) return this.unexpired(cached.key);
    this.cache.delete(id);
    const key = await this.store.findKey(keyHash);
    // Only good keys are kept: guesses must not fill the memory.
    if (key === null) return null;
    if (this.cache.size >= maxCached) this.cache.clear();
    this.cache.set(id, { key, until: this.now() + cachedMs });
    await this.store.markUsed(key.id);
    return key;
  }

  /** Forgets a key at once, here; other processes do within seconds. */
  forgetKey(id: string): void {
    for (const [hash, cached] of this.cache) {
      if (cached.key.id === id) this.cache.delete(hash);
    }
  }

  private unexpired(key: KnownApiKey): KnownApiKey | null {
    return key.expiresAt === null || key.expiresAt.getTime() > this.now() ? key : null;
  }
}
