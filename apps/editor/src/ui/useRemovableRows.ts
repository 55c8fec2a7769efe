import { useRef } from 'react';

interface RemovableRowsOptions<Row> {
  readonly rows: readonly Row[];
  readonly onChange: (rows: readonly Row[]) => void;
  /** Whether both are drawn alike; default: all are. */
  readonly isAlike?: (one: Row, other: Row) => boolean;
}

/**
 * Rows that can be removed, keyed by their place, and the focus among them: the button that removed
 * one is that of the next row now. Where none takes its place, the button that adds one gets it.
 */
export function useRemovableRows<Row>({ rows, onChange, isAlike }: RemovableRowsOptions<Row>) {
  const addRef = useRef<HTMLButtonElement>(null);
  const remove = (index: number) => {
    const [removed, next] = rows.slice(index, index + 2);
    const isReplaced =
      removed !== undefined && next !== undefined && (isAlike?.(removed, next) ?? true);
    if (!isReplaced) addRef.current?.focus();
    onChange(rows.filter((_, at) => at !== index));
  };
  return { addRef, remove };
}
