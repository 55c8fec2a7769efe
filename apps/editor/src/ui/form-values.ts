/** Values of a form that colleagues may store meanwhile. */

/** One value as three people have it. */
export interface ThreeWays<T> {
  /** As it stands in the form. */
  readonly mine: T;
  /** As it was stored when the person began with it. */
  readonly base: T;
  /** As it is stored now. */
  readonly theirs: T;
}

/** Whether both hold the same, however deep; keys of objects in the same order. */
export function isSameValue(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** What is stored now, unless the person touched the value: then theirs stays. */
export function keepTouched<T>({ mine, base, theirs }: ThreeWays<T>): T {
  return isSameValue(mine, base) ? theirs : mine;
}

/** A form field by field, each as a whole, with `keepTouched`. */
export function mergeFields<Form extends object>({ mine, base, theirs }: ThreeWays<Form>): Form {
  const merged = { ...theirs };
  for (const name in merged) {
    merged[name] = keepTouched({ mine: mine[name], base: base[name], theirs: theirs[name] });
  }
  return merged;
}

/** The fields in which `next` differs from `before`: what a change has to send. */
export function changedFields<T extends object>(next: T, before: T): Partial<T> {
  const changed: Partial<T> = {};
  for (const name in next) {
    if (!isSameValue(next[name], before[name])) changed[name] = next[name];
  }
  return changed;
}
