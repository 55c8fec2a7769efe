import type { LocalEffect, LocalEffectResult } from '@hookline/engine';
import type { PoolClient } from 'pg';

/** One effect a run asks for, as the journal hands it to a performer. */
export interface AskedEffect<Kind extends LocalEffect['kind'] = LocalEffect['kind']> {
  readonly domainId: string;
  readonly runId: string;
  readonly effect: Extract<LocalEffect, { kind: Kind }>;
}

/** Performs effects of one kind inside the open transaction; one result per effect, in order. */
export type PerformEffects<Kind extends LocalEffect['kind']> = (
  client: PoolClient,
  asked: readonly AskedEffect<Kind>[],
) => Promise<readonly LocalEffectResult[]>;

/** Who reads `ref` of an effect: id or name, the other null. */
export function refColumns(ref: { readonly id: string } | { readonly name: string }): {
  id: string | null;
  name: string | null;
} {
  if ('name' in ref) return { id: null, name: ref.name };
  return { id: /^\d{1,18}$/.test(ref.id) ? ref.id : null, name: null };
}

export function refText(ref: { readonly id: string } | { readonly name: string }): string {
  return 'name' in ref ? `“${ref.name}”` : ref.id;
}
