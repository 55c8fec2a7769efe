/**
 * Domain variables as runs see them, in memory and in the clear. Rules:
 *
 * 1. They are live: a run sees a change while it is under way, within two seconds.
 * 2. What a run of this worker sets is seen here at once: its next node reads it. A reading that
 *    began before the commit does not undo it; a commit that fails is read back.
 * 3. A secret that cannot be opened is left out, and an error is logged: somebody must act.
 */
import type { JsonObject } from '@hookline/contracts';
import type { DomainVariables, PgDomainVariables } from '@hookline/database/runtime';
import { secretTextsOf, type LocalEffect } from '@hookline/engine';
import type { ConfigChanges } from '@hookline/messaging';
import type { Logger } from 'pino';
import type { Foreseen } from './foreseeing-journal';
import { ConfigFollower } from '../config/config-follower';

const none: DomainVariables = { values: {}, secretTexts: [] };

type VariableEffect = Extract<
  LocalEffect,
  { kind: 'domain-variable-set' | 'domain-variable-delete' }
>;

function isOnVariables(effect: LocalEffect): effect is VariableEffect {
  return effect.kind === 'domain-variable-set' || effect.kind === 'domain-variable-delete';
}

interface Change {
  readonly domainId: string;
  readonly effect: VariableEffect;
  isCommitted: boolean;
}

export class DomainVariablesKeeper {
  readonly #byDomain = new Map<string, DomainVariables>();
  /** Not surely in what was read last. */
  #ahead: readonly Change[] = [];
  readonly #follower: ConfigFollower;

  constructor(
    private readonly rows: PgDomainVariables,
    changes: ConfigChanges,
    private readonly log: Logger,
  ) {
    this.#follower = new ConfigFollower(
      {
        name: 'domain variables',
        kinds: new Set(['domain-variable']),
        read: (domainIds) => this.#read(domainIds),
      },
      changes,
      log,
    );
  }

  start(): Promise<void> {
    return this.#follower.start();
  }

  stop(): void {
    this.#follower.stop();
  }

  /** Those of a domain as of now. */
  of(domainId: string): DomainVariables {
    return this.#byDomain.get(domainId) ?? none;
  }

  /** An effect on domain variables. */
  readonly concerns = isOnVariables;

  /** A run of this worker is about to commit an effect: it counts already. */
  foresee(domainId: string, effect: VariableEffect): Foreseen {
    const change: Change = { domainId, effect, isCommitted: false };
    this.#ahead = [...this.#ahead, change];
    this.#apply(change);
    return {
      confirm: () => {
        change.isCommitted = true;
      },
      retract: () => {
        this.#ahead = this.#ahead.filter((other) => other !== change);
        this.#follower.readAgain(domainId);
      },
    };
  }

  async #read(domainIds: readonly string[] | null): Promise<void> {
    const known = new Set(this.#ahead.filter(({ isCommitted }) => isCommitted));
    const read = await this.rows.read(domainIds, (sentence) =>
      this.log.error({ reason: sentence }, 'domain variable cannot be read'),
    );
    for (const domainId of domainIds ?? [...this.#byDomain.keys()]) {
      this.#byDomain.delete(domainId);
    }
    for (const [domainId, variables] of read) this.#byDomain.set(domainId, variables);
    // Changes of domains that were not read are in place; their news is still to come.
    this.#ahead = this.#ahead.filter((change) => !known.has(change));
    for (const change of this.#ahead) this.#apply(change);
  }

  #apply({ domainId, effect }: Change): void {
    const { values, secretTexts } = this.of(domainId);
    if (effect.kind === 'domain-variable-delete') {
      this.#byDomain.set(domainId, { values: without(values, effect.name), secretTexts });
      return;
    }
    const { name, value } = effect;
    // A secret stays one, also when it is set as if it were plain.
    const isSecret =
      effect.encrypt || secretTextsOf([values[name] ?? null]).some(isAmong(secretTexts));
    this.#byDomain.set(domainId, {
      values: { ...without(values, name), [name]: value },
      secretTexts: isSecret ? secretTextsOf([...secretTexts, value]) : secretTexts,
    });
  }
}

function isAmong(texts: readonly string[]): (text: string) => boolean {
  return (text) => texts.includes(text);
}

function without(values: JsonObject, name: string): JsonObject {
  return Object.fromEntries(Object.entries(values).filter(([other]) => other !== name));
}
