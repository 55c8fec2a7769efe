/** Conditions of a query joined by AND, with their values as numbered parameters. */
export class SqlConditions {
  readonly values: unknown[] = [];
  private readonly conditions: string[] = [];

  /** The next `$n` for a value. */
  bind(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  /** One more condition that has to hold. */
  and(condition: string): this {
    this.conditions.push(`(${condition})`);
    return this;
  }

  /** Adds a condition when there is something to compare with. */
  andAnyOf<T>(values: readonly T[] | undefined, condition: (list: string) => string): this {
    return values === undefined || values.length === 0
      ? this
      : this.and(condition(this.bind(values)));
  }

  /** The text after `where`. */
  toString(): string {
    return this.conditions.length === 0 ? 'true' : this.conditions.join(' and ');
  }
}
