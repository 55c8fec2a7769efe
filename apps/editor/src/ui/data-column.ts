import type { ReactNode } from 'react';

/** One column of a `DataTable`. */
export interface DataColumn<Row> {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  /** The field the server sorts by; missing = not sortable. */
  readonly sortKey?: string;
  /** Numbers stand at the end. */
  readonly align?: 'start' | 'end';
  /** CSS width; the column marked `grow` takes what is left and cuts long text. */
  readonly width?: number | string;
  readonly grow?: boolean;
}

/** `+name` → `-name`; a column sorted for the first time starts ascending. */
export function nextSort(current: string | undefined, sortKey: string): string {
  return current === `+${sortKey}` ? `-${sortKey}` : `+${sortKey}`;
}

/** For `aria-sort` of a column header. */
export function ariaSortOf(current: string | undefined, sortKey: string | undefined) {
  if (sortKey === undefined) return undefined;
  if (current === `+${sortKey}`) return 'ascending' as const;
  if (current === `-${sortKey}`) return 'descending' as const;
  return 'none' as const;
}
