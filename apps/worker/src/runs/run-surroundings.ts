import type { JsonObject, JsonValue } from '@hookline/contracts';
import type { RunSurroundings } from '@hookline/engine';
import { queueInRuns, type QueueRow } from '@hookline/database/runtime';
import type { HookTable } from '../schemas/hook-table';

export interface SurroundingsInput {
  readonly domainId: string;
  readonly queue: QueueRow | null;
  readonly hook: { readonly id: string; readonly event: string } | null;
}

/** `queue.*`, `hook.*` and the zone as a run sees them. */
export function surroundingsOf(table: HookTable, input: SurroundingsInput): RunSurroundings {
  return new LiveSurroundings(table, input);
}

/** A class: getters of a literal would be made anew for every run. */
class LiveSurroundings implements RunSurroundings {
  readonly queue: JsonValue;
  readonly hook: JsonValue;
  readonly zone: string;
  readonly #domainId: string;

  constructor(
    private readonly table: HookTable,
    { domainId, queue, hook }: SurroundingsInput,
  ) {
    this.#domainId = domainId;
    this.queue = queue && queueInRuns(queue);
    this.hook = hook && { ...hook };
    this.zone = table.zoneOf(domainId) ?? 'UTC';
  }

  /** Live: a run under way sees what was changed since it began. */
  get domainVariables(): JsonObject {
    return this.table.variablesOf(this.#domainId).values;
  }

  get secretTexts(): readonly string[] | undefined {
    return this.table.variablesOf(this.#domainId).secretTexts;
  }
}
