import type { PgHookTable } from '@hookline/database/runtime';
import { compileRules, type CompiledRules } from '@hookline/engine';
import type { HookRow } from '@hookline/database/runtime';
import { conditionsInWords, HookTable, type LiveVariables, type TableHook } from './hook-table';
import type { ProgramCache } from './program-cache';

/** Builds the table anew from the database; graphs it has seen before are not read again. */
export async function readHookTable(
  rows: PgHookTable,
  programs: ProgramCache,
  variables: LiveVariables,
): Promise<HookTable> {
  const { domains, queues, hooks } = await rows.read();
  await programs.ensure(hooks.flatMap((hook) => (hook.versionId === null ? [] : [hook.versionId])));
  return new HookTable({
    domains: new Map(
      domains.map(({ id, timezone, runLimits }) => [id, { zone: timezone, budget: runLimits }]),
    ),
    queues: new Map(queues.map((queue) => [queue.id, queue])),
    hooks: hooks.map((row) => toTableHook(row, programs)),
    variables,
  });
}

function toTableHook(row: HookRow, programs: ProgramCache): TableHook {
  const base = { row, inWords: conditionsInWords(row) };
  let rules: CompiledRules | null = null;
  try {
    rules = row.conditions ? compileRules(row.conditions) : null;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { ...base, rules, program: null, fault: `The conditions cannot be read: ${reason}` };
  }
  if (row.versionId === null) {
    return { ...base, rules, program: null, fault: 'The flow schema has no published version.' };
  }
  const cached = programs.get(row.versionId);
  if (!cached || 'fault' in cached) {
    return { ...base, rules, program: null, fault: cached?.fault ?? 'Its version is gone.' };
  }
  return { ...base, rules, program: cached.program, fault: null };
}
