import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { callApi } from './api-client';

interface StoredRowOptions<Row> {
  /** As a list showed it when a dialog was opened from it; null: it makes a new one. */
  readonly row: Row | null;
  /** Begins with what `useConfigUpdates` reads again. */
  readonly queryKey: readonly unknown[];
  readonly path: string;
  readonly answer: z.ZodType<Row>;
}

/** An object as it is stored now, while a dialog changes it; the row until the server has answered. */
export function useStoredRow<Row>({ row, queryKey, path, answer }: StoredRowOptions<Row>) {
  const query = useQuery({
    queryKey,
    queryFn: ({ signal }) => callApi({ path, answer, signal }),
    enabled: row !== null,
    // The dialog changes what is stored now, not what was read a while ago.
    staleTime: 0,
    gcTime: 0,
  });
  return query.data ?? row;
}
