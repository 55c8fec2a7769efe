import { Checkbox, VisuallyHidden } from '@mantine/core';
import {
  rowSelectionFeature,
  tableFeatures,
  useTable,
  type ColumnDef,
  type RowSelectionState,
} from '@tanstack/react-table';
import { useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FailedState } from './FailedState';
import { ariaSortOf, nextSort, type DataColumn } from './data-column';
import { SortHeader } from './SortHeader';
import { TableSkeleton } from './TableSkeleton';
import classes from './DataTable.module.css';

const features = tableFeatures({ rowSelectionFeature });
const noRows: never[] = [];

export interface DataTableProps<Row> {
  /** Accessible name of the table. */
  readonly label: string;
  readonly columns: readonly DataColumn<Row>[];
  /** Undefined while they load. */
  readonly rows: readonly Row[] | undefined;
  readonly rowId: (row: Row) => string;
  /** For the accessible name of a row's checkbox. */
  readonly rowName: (row: Row) => string;
  readonly error?: unknown;
  readonly onRetry?: () => void;
  /** In place of the rows when there are none. */
  readonly empty: ReactNode;
  readonly sort?: string;
  readonly onSort?: (sort: string) => void;
  readonly selection?: {
    readonly ids: RowSelectionState;
    readonly onChange: (ids: RowSelectionState) => void;
  };
  /** Pencil and bin: they appear on hover and focus, always in the same place. */
  readonly rowActions?: (row: Row) => ReactNode;
  /** Enter on a row, or a click on it. */
  readonly onOpen?: (row: Row) => void;
  /** A click anywhere on a row opens it too. */
  readonly openOnClick?: boolean;
  /** Space on a row. */
  readonly onToggle?: (row: Row) => void;
  /** Delete on a row. */
  readonly onDelete?: (row: Row) => void;
  readonly activeId?: string;
  readonly isNew?: (row: Row) => boolean;
  /** Fetching a new page while the old one is still shown. */
  readonly stale?: boolean;
}

/** A table of server rows: sticky header, sorting, selection with ranges, arrows between rows. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { t } = useTranslation();
  const { columns, rows, selection, rowActions } = props;
  const [focused, setFocused] = useState(0);
  const bodyRef = useRef<HTMLTableSectionElement>(null);

  const definitions = useMemo(
    () =>
      columns.map((column): ColumnDef<typeof features, Row> => ({
        id: column.id,
        header: column.header,
      })),
    [columns],
  );
  const data = useMemo(() => (rows === undefined ? noRows : [...rows]), [rows]);
  const table = useTable({
    features,
    columns: definitions,
    data,
    getRowId: props.rowId,
    state: { rowSelection: selection?.ids ?? {} },
    onRowSelectionChange: (updater) =>
      selection?.onChange(typeof updater === 'function' ? updater(selection.ids) : updater),
  });
  const tableRows = table.getRowModel().rows;
  const width = columns.length + (selection ? 1 : 0) + (rowActions ? 1 : 0);

  const focusRow = (index: number) => {
    const last = tableRows.length - 1;
    const target = Math.max(0, Math.min(index, last));
    setFocused(target);
    const row = bodyRef.current?.rows.item(target);
    row?.focus();
  };

  const handleKey = (event: KeyboardEvent, row: Row, index: number) => {
    // Keys belong to the row only while the row itself, and nothing inside it, has the focus.
    if (event.target !== event.currentTarget) return;
    const actions: Readonly<Record<string, (() => void) | undefined>> = {
      ArrowDown: () => focusRow(index + 1),
      ArrowUp: () => focusRow(index - 1),
      Home: () => focusRow(0),
      End: () => focusRow(tableRows.length - 1),
      Enter: props.onOpen && (() => props.onOpen?.(row)),
      ' ': props.onToggle && (() => props.onToggle?.(row)),
      Delete: props.onDelete && (() => props.onDelete?.(row)),
    };
    const action = actions[event.key];
    if (action === undefined) return;
    event.preventDefault();
    action();
  };

  const hasRowKeys = Boolean(props.onOpen ?? props.onToggle ?? props.onDelete);
  const failed = props.error !== undefined && props.error !== null && rows === undefined;

  return (
    <div className={classes.frame} data-stale={props.stale || undefined}>
      <table
        className={classes.table}
        aria-label={props.label}
        aria-busy={rows === undefined && !failed}
      >
        <thead>
          <tr>
            {selection && (
              <th className={classes.check} scope="col">
                <Checkbox
                  aria-label={t('table.selectAll')}
                  disabled={tableRows.length === 0}
                  checked={tableRows.length > 0 && table.getIsAllRowsSelected()}
                  indeterminate={table.getIsSomeRowsSelected() && !table.getIsAllRowsSelected()}
                  onChange={table.getToggleAllRowsSelectedHandler()}
                />
              </th>
            )}
            {columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                data-align={column.align}
                data-grow={column.grow || undefined}
                style={{ width: column.width }}
                aria-sort={props.onSort && ariaSortOf(props.sort, column.sortKey)}
              >
                {column.sortKey !== undefined && props.onSort ? (
                  <SortHeader
                    label={column.header}
                    direction={ariaSortOf(props.sort, column.sortKey)}
                    onSort={() => props.onSort?.(nextSort(props.sort, column.sortKey ?? ''))}
                  />
                ) : (
                  column.header
                )}
              </th>
            ))}
            {rowActions && (
              <th scope="col" className={classes.actionsHead}>
                <VisuallyHidden>{t('table.actions')}</VisuallyHidden>
              </th>
            )}
          </tr>
        </thead>
        <tbody ref={bodyRef}>
          {rows === undefined && !failed && <TableSkeleton columns={width} rows={6} />}
          {failed && (
            <tr>
              <td colSpan={width} className={classes.message}>
                <FailedState error={props.error} onRetry={props.onRetry} />
              </td>
            </tr>
          )}
          {rows !== undefined && rows.length === 0 && (
            <tr>
              <td colSpan={width} className={classes.message}>
                {props.empty}
              </td>
            </tr>
          )}
          {tableRows.map((row, index) => (
            <tr
              key={row.id}
              className={classes.row}
              data-selected={row.getIsSelected() || undefined}
              data-active={row.id === props.activeId || undefined}
              data-new={props.isNew?.(row.original) || undefined}
              data-opens={props.openOnClick || undefined}
              tabIndex={
                hasRowKeys
                  ? index === Math.min(focused, tableRows.length - 1)
                    ? 0
                    : -1
                  : undefined
              }
              onClick={props.openOnClick ? () => props.onOpen?.(row.original) : undefined}
              onFocus={() => setFocused(index)}
              onKeyDown={(event) => handleKey(event, row.original, index)}
            >
              {selection && (
                <td className={classes.check}>
                  <Checkbox
                    aria-label={t('table.selectRow', { name: props.rowName(row.original) })}
                    checked={row.getIsSelected()}
                    // A click carries the shift key of a range; a change event does not.
                    onClick={row.getToggleSelectedHandler()}
                    onChange={noChange}
                  />
                </td>
              )}
              {/* Called, not drawn by FlexRender: that takes a cell function made anew for another
                  component, and a switch drawn afresh loses the focus and the key just pressed. */}
              {columns.map((column) => (
                <td key={column.id} data-align={column.align} data-grow={column.grow || undefined}>
                  {column.cell(row.original)}
                </td>
              ))}
              {rowActions && (
                <td className={classes.actions}>
                  <span>{rowActions(row.original)}</span>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

// React wants a handler beside `checked`; the click above does the work.
function noChange() {}
