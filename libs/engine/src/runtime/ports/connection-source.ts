import type { Connection } from '@hookline/contracts';
import type { ObjectRef } from '../local-effect';

/** Connections with their secrets open, kept in memory by whoever sends. Never stored, never shown. */
export interface ConnectionSource {
  /** By id, or by name in any case; null when the domain has none such. */
  readonly find: (domainId: string, ref: ObjectRef) => Connection | null;
}
