import { maxHops } from '@hookline/contracts';
import type { LocalEffect, LocalEffectResult, RunClaim } from '@hookline/engine';
import type { PoolClient } from 'pg';

/** One effect a run asks for, as the journal hands it to a performer. */
export interface AskedEffect<Kind extends LocalEffect['kind'] = LocalEffect['kind']> {
  readonly domainId: string;
  readonly runId: string;
  readonly effect: Extract<LocalEffect, { kind: Kind }>;
  /** Hops of the events it causes; null when these would be too many: it causes none (B-41). */
  readonly hops: number | null;
  /** Flow schema of the run, for the same events; null in specs that care for none. */
  readonly cause: string | null;
}

/** Performs effects of one kind inside the open transaction; one result per effect, in order. */
export type PerformEffects<Kind extends LocalEffect['kind']> = (
  client: PoolClient,
  asked: readonly AskedEffect<Kind>[],
) => Promise<readonly LocalEffectResult[]>;

/** The effect of a run with what its events will carry. */
export function askedBy(claim: RunClaim, effect: LocalEffect): AskedEffect {
  const hops = (claim.cause?.hops ?? 0) + 1;
  return {
    domainId: claim.domainId,
    runId: claim.runId,
    effect,
    hops: hops > maxHops ? null : hops,
    cause: claim.cause?.schemaId ?? null,
  };
}

/** Columns every asked row has for its outbox row; see `causeRecord`. */
export function causeColumns({
  domainId,
  hops,
  cause,
}: Pick<AskedEffect, 'domainId' | 'hops' | 'cause'>): object {
  return { domain_id: domainId, hops, cause };
}

/** `json_to_recordset` columns of `causeColumns`. */
export const causeRecord = 'domain_id bigint, hops smallint, cause text';

/** Who reads `ref` of an effect: id or name, the other null. */
export function refColumns(ref: { readonly id: string } | { readonly name: string }): {
  id: string | null;
  name: string | null;
} {
  if ('name' in ref) return { id: null, name: ref.name };
  return { id: idOf(ref.id), name: null };
}

/** Text that can be an id; null for anything else, which names nothing. */
export function idOf(text: string): string | null {
  return /^\d{1,18}$/.test(text) ? text : null;
}

export function refText(ref: { readonly id: string } | { readonly name: string }): string {
  return 'name' in ref ? `“${ref.name}”` : ref.id;
}

export type RefusedEffect = Extract<LocalEffectResult, { kind: 'refused' }>;

export function refused(code: string, message: string): RefusedEffect {
  return { kind: 'refused', code, message };
}
