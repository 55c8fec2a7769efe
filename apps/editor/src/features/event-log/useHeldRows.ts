import { useState } from 'react';
import { holdRows, type HeldRows } from './held-rows';

interface HeldRowsOptions<R> {
  /** What the server says now; undefined while the rows of another search are shown. */
  readonly latest: readonly R[] | undefined;
  readonly held: boolean;
  /** Rows of another search are other rows. */
  readonly search: string;
}

/** Rows that stay where they are while they are held. */
export function useHeldRows<R extends { readonly id: string }>(options: HeldRowsOptions<R>) {
  const { latest, held, search } = options;
  const [kept, setKept] = useState<{ search: string; seen: readonly R[]; rows: readonly R[] }>();

  const isKept = held && kept?.search === search;
  if (!held && kept !== undefined) setKept(undefined);
  else if (held && latest !== undefined && kept?.seen !== latest) {
    const rows = isKept ? holdRows(kept.rows, latest).rows : latest;
    setKept({ search, seen: latest, rows });
  }

  const now: HeldRows<R> | null =
    isKept && latest !== undefined ? holdRows(kept.rows, latest) : null;
  return {
    rows: now?.rows ?? latest,
    waiting: now?.waiting ?? 0,
    full: now?.full ?? false,
    /** Shows what waits, and holds that from now on. */
    catchUp: () => setKept(undefined),
  };
}
