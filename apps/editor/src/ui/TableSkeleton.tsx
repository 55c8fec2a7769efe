import { Skeleton } from '@mantine/core';
import classes from './DataTable.module.css';

interface TableSkeletonProps {
  readonly columns: number;
  readonly rows: number;
}

/** Rows of the height of real ones, so that nothing jumps when they arrive. */
export function TableSkeleton({ columns, rows }: TableSkeletonProps) {
  return (
    <>
      {Array.from({ length: rows }, (_, row) => (
        <tr key={row} className={classes.skeleton} aria-hidden>
          {Array.from({ length: columns }, (_, column) => (
            <td key={column}>
              <Skeleton height={12} radius="sm" width={column === 0 ? '70%' : '50%'} />
            </td>
          ))}
        </tr>
      ))}
    </>
  );
}
