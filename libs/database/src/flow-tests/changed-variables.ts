import type { JsonObject } from '@hookline/contracts';
import { secretTextsOf, type LocalEffect, type LocalEffectResult } from '@hookline/engine';
import { refused } from '../runtime/local-effects/effect-performer';
import type { DomainVariables } from '../runtime/pg-domain-variables';

export interface ChangedVariablesDeps {
  readonly stored: DomainVariables;
  /** Whether each is sealed, by name; those that cannot be opened here too. */
  readonly storedNames: () => Promise<ReadonlyMap<string, boolean>>;
  /** A key for secrets is set. */
  readonly canSeal: boolean;
}

/** The variables of a domain with what a test set and deleted. */
export class ChangedVariables {
  #current: DomainVariables;
  /** Null until the first change. */
  #sealed: Map<string, boolean> | null = null;

  constructor(private readonly deps: ChangedVariablesDeps) {
    this.#current = deps.stored;
  }

  /** As they are now. */
  get current(): DomainVariables {
    return this.#current;
  }

  /** One that is sealed stays so; without a key it is refused and left as it is. */
  async set(
    effect: Extract<LocalEffect, { kind: 'domain-variable-set' }>,
  ): Promise<LocalEffectResult> {
    const { name, value } = effect;
    const names = await this.#names();
    const isSealed = effect.encrypt || names.get(name) === true;
    if (isSealed && !this.deps.canSeal) {
      return refused('secrets.no-key', 'No key for secrets is set on this server: SECRETS_KEYS.');
    }
    names.set(name, isSealed);
    const { values, secretTexts } = this.#current;
    this.#current = {
      values: { ...without(values, name), [name]: value },
      secretTexts: isSealed ? secretTextsOf([...secretTexts, value]) : secretTexts,
    };
    return { kind: 'done', changed: 1, output: { name } };
  }

  /** What was a secret stays hidden. */
  async delete({
    name,
  }: Extract<LocalEffect, { kind: 'domain-variable-delete' }>): Promise<LocalEffectResult> {
    const changed = (await this.#names()).delete(name) ? 1 : 0;
    const { values, secretTexts } = this.#current;
    this.#current = { values: without(values, name), secretTexts };
    return { kind: 'done', changed, output: { name } };
  }

  async #names(): Promise<Map<string, boolean>> {
    this.#sealed ??= new Map(await this.deps.storedNames());
    return this.#sealed;
  }
}

function without(values: JsonObject, name: string): JsonObject {
  return Object.fromEntries(Object.entries(values).filter(([other]) => other !== name));
}
