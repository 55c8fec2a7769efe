import { describe, expect, it, jest } from '@jest/globals';
import { MantineProvider } from '@mantine/core';
import type { RowSelectionState } from '@tanstack/react-table';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import { ApiProblem } from '../api/api-problem';
import { i18n } from '../i18n/i18n';
import { DataTable } from './DataTable';
import type { DataColumn } from './data-column';

interface Row {
  readonly id: string;
}

const rows: readonly Row[] = ['a', 'b', 'c', 'd'].map((id) => ({ id }));
const columns: readonly DataColumn<Row>[] = [
  { id: 'name', header: 'Name', sortKey: 'name', cell: ({ id }) => id },
];
const noop = () => undefined;

interface TableProps {
  readonly shown?: readonly Row[];
  readonly error?: unknown;
  readonly sort?: string;
  readonly onSort?: (sort: string) => void;
  readonly onOpen?: (row: Row) => void;
  readonly onToggle?: (row: Row) => void;
  readonly onDelete?: (row: Row) => void;
  readonly onRetry?: () => void;
  readonly columns?: readonly DataColumn<Row>[];
}

function Table({ shown, ...rest }: TableProps) {
  const [ids, setIds] = useState<RowSelectionState>({});
  return (
    <I18nextProvider i18n={i18n}>
      <MantineProvider>
        <DataTable
          label="Letters"
          columns={columns}
          rows={shown}
          rowId={({ id }) => id}
          rowName={({ id }) => id}
          empty="Nothing here"
          selection={{ ids, onChange: setIds }}
          {...rest}
        />
        <output>{Object.keys(ids).join('')}</output>
      </MantineProvider>
    </I18nextProvider>
  );
}

const rowOf = (id: string) => screen.getByRole('cell', { name: id }).parentElement ?? document.body;

describe('DataTable', () => {
  it('selects a range with shift', () => {
    render(<Table shown={rows} />);
    fireEvent.click(screen.getByRole('checkbox', { name: 'Select a' }));
    fireEvent.click(screen.getByRole('checkbox', { name: 'Select c' }), { shiftKey: true });
    expect(screen.getByRole('status').textContent).toBe('abc');
    cleanup();
  });

  it('shows in the header whether some or all rows of the page are selected', () => {
    render(<Table shown={rows} />);
    const all = screen.getByRole('checkbox', { name: 'Select all rows on this page' });
    fireEvent.click(screen.getByRole('checkbox', { name: 'Select a' }));
    expect(all.getAttribute('data-indeterminate')).toBe('true');
    fireEvent.click(all);
    expect(screen.getByRole('status').textContent).toBe('abcd');
    expect(all.getAttribute('data-indeterminate')).toBeNull();
    cleanup();
  });

  it('moves between rows by arrows and acts on the row that has the focus', () => {
    const onOpen = jest.fn((_row: Row) => undefined);
    const onToggle = jest.fn((_row: Row) => undefined);
    const onDelete = jest.fn((_row: Row) => undefined);
    render(<Table shown={rows} onOpen={onOpen} onToggle={onToggle} onDelete={onDelete} />);
    rowOf('a').focus();
    fireEvent.keyDown(rowOf('a'), { key: 'ArrowDown' });
    expect(document.activeElement).toBe(rowOf('b'));
    fireEvent.keyDown(rowOf('b'), { key: 'Enter' });
    fireEvent.keyDown(rowOf('b'), { key: ' ' });
    fireEvent.keyDown(rowOf('b'), { key: 'Delete' });
    expect(onOpen).toHaveBeenCalledWith({ id: 'b' });
    expect(onToggle).toHaveBeenCalledWith({ id: 'b' });
    expect(onDelete).toHaveBeenCalledWith({ id: 'b' });
    cleanup();
  });

  it('leaves keys alone that belong to a control inside the row', () => {
    const onDelete = jest.fn((_row: Row) => undefined);
    render(<Table shown={rows} onDelete={onDelete} />);
    fireEvent.keyDown(screen.getByRole('checkbox', { name: 'Select a' }), { key: 'Delete' });
    expect(onDelete).not.toHaveBeenCalled();
    cleanup();
  });

  it('keeps the focus in a cell when the columns are made anew', () => {
    // The Hooks tab makes its columns anew whenever the list was read again.
    const withButton = (): readonly DataColumn<Row>[] => [
      { id: 'press', header: 'Press', cell: ({ id }) => <button>Press {id}</button> },
    ];
    const { rerender } = render(<Table shown={rows} columns={withButton()} />);
    act(() => screen.getByRole('button', { name: 'Press b' }).focus());
    rerender(<Table shown={[...rows]} columns={withButton()} />);
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Press b' }));
    cleanup();
  });

  it('turns the order round and says so to screen readers', () => {
    const onSort = jest.fn((_sort: string) => undefined);
    render(<Table shown={rows} sort="+name" onSort={onSort} />);
    expect(screen.getByRole('columnheader', { name: 'Name' }).getAttribute('aria-sort')).toBe(
      'ascending',
    );
    fireEvent.click(screen.getByRole('button', { name: 'Name' }));
    expect(onSort).toHaveBeenCalledWith('-name');
    cleanup();
  });

  it('tells loading, empty and failed apart', () => {
    const onRetry = jest.fn(noop);
    const { rerender } = render(<Table />);
    expect(screen.getByRole('table').getAttribute('aria-busy')).toBe('true');
    rerender(<Table shown={[]} />);
    expect(screen.getByText('Nothing here')).toBeDefined();
    const error = new ApiProblem({ status: 503, code: 'x', message: 'No database.' });
    rerender(<Table error={error} onRetry={onRetry} />);
    expect(screen.getByRole('table').getAttribute('aria-busy')).toBe('false');
    expect(screen.getByRole('alert').textContent).toContain('No database.');
    fireEvent.click(screen.getByRole('button', { name: 'Retry' }));
    expect(onRetry).toHaveBeenCalled();
    cleanup();
  });
});
