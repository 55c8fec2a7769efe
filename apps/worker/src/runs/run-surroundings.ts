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
  const { domainId, queue, hook } = input;
  return {
    queue: queue && queueInRuns(queue),
    hook: hook && { ...hook },
    // Live: a run under way sees what was changed since it began.
    get domainVariables() {
      return table.variablesOf(domainId).values;
    },
    get secretTexts() {
      return table.variablesOf(domainId).secretTexts;
    },
    zone: table.zoneOf(domainId) ?? 'UTC',
  };
}
