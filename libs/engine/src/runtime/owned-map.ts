import { extended } from '@hookline/contracts';

/**
 * Writes one map of a run's state without a copy per step. A map that somebody else may hold (a
 * snapshot, a copy of the run, a node under way in another branch) is copied at the next write, and
 * written in place from then on.
 */
export class OwnedMap<Value> {
  #own: Record<string, Value> | null = null;

  /** Whatever is in the map now may be held elsewhere. */
  share(): void {
    this.#own = null;
  }

  /** The map with one name set: the same object while it is ours alone. */
  with(
    current: Readonly<Record<string, Value>>,
    name: string,
    value: Value,
  ): Readonly<Record<string, Value>> {
    const own = this.#own;
    // Assigning this name would set the prototype; a literal defines it as any other.
    if (own === null || own !== current || name === '__proto__') {
      this.#own = extended(current, { [name]: value });
      return this.#own;
    }
    own[name] = value;
    return own;
  }
}
