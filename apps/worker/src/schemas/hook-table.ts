/**
 * What dispatch looks up for every event, compiled once per version: queues, enabled hooks, graphs.
 * A new table replaces the old one as a whole, so that a batch of events sees one state of things.
 */
import {
  defaultRunBudget,
  describeRules,
  type CompiledGraph,
  type CompiledRules,
  type RunBudget,
} from '@hookline/engine';
import type { DomainVariables, HookRow, QueueRow } from '@hookline/database/runtime';

/** An enabled hook, ready to be matched. */
export interface TableHook {
  readonly row: HookRow;
  /** Null without conditions. */
  readonly rules: CompiledRules | null;
  /** The conditions in words, for the event log. */
  readonly inWords: string;
  /** The published version; null when there is none or it cannot be compiled. */
  readonly program: Program | null;
  /** Why there is no program. */
  readonly fault: string | null;
}

/** A published version that can run. */
export interface Program {
  readonly versionId: string;
  readonly schemaId: string;
  readonly schemaName: string;
  readonly version: number;
  readonly graph: CompiledGraph;
}

/** What is fixed for all runs of a domain. */
export interface TableDomain {
  /** IANA zone. */
  readonly zone: string;
  readonly budget: RunBudget;
}

/** Domain variables as of the moment they are asked for. */
export interface LiveVariables {
  readonly of: (domainId: string) => DomainVariables;
}

export interface HookTableParts {
  readonly domains: ReadonlyMap<string, TableDomain>;
  readonly queues: ReadonlyMap<string, QueueRow>;
  readonly hooks: readonly TableHook[];
  readonly variables: LiveVariables;
}

export class HookTable {
  readonly #hooks = new Map<string, TableHook[]>();

  constructor(private readonly parts: HookTableParts) {
    for (const hook of parts.hooks) {
      const key = `${hook.row.domainId}:${hook.row.queueId}:${hook.row.event}`;
      const group = this.#hooks.get(key);
      if (group) group.push(hook);
      else this.#hooks.set(key, [hook]);
    }
  }

  /** IANA zone of a domain; null when there is no such domain. */
  zoneOf(domainId: string): string | null {
    return this.parts.domains.get(domainId)?.zone ?? null;
  }

  /** What a run of the domain may use up. */
  budgetOf(domainId: string): RunBudget {
    return this.parts.domains.get(domainId)?.budget ?? defaultRunBudget;
  }

  /** The domain's variables as of now, however old this table is. */
  variablesOf(domainId: string): DomainVariables {
    return this.parts.variables.of(domainId);
  }

  /** The queue, if it belongs to the domain. */
  queueOf(domainId: string, queueId: string): QueueRow | null {
    const queue = this.parts.queues.get(queueId);
    return queue && queue.domainId === domainId ? queue : null;
  }

  /** Enabled hooks of an event, in position order. */
  hooksOf(domainId: string, queueId: string, event: string): readonly TableHook[] {
    return this.#hooks.get(`${domainId}:${queueId}:${event}`) ?? [];
  }
}

/** Conditions in words; empty without. */
export function conditionsInWords(row: HookRow): string {
  return row.conditions ? describeRules(row.conditions) : '';
}
