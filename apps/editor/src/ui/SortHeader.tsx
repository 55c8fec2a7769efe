import { IconArrowDown, IconArrowUp, IconArrowsSort } from '@tabler/icons-react';
import classes from './DataTable.module.css';

interface SortHeaderProps {
  readonly label: string;
  readonly direction: 'ascending' | 'descending' | 'none' | undefined;
  readonly onSort: () => void;
}

/** A column header that sorts; `aria-sort` on the cell tells the direction. */
export function SortHeader({ label, direction, onSort }: SortHeaderProps) {
  const Shape =
    direction === 'ascending'
      ? IconArrowUp
      : direction === 'descending'
        ? IconArrowDown
        : IconArrowsSort;
  return (
    <button type="button" className={classes.sort} data-direction={direction} onClick={onSort}>
      {label}
      <Shape size={14} stroke={1.5} aria-hidden />
    </button>
  );
}
