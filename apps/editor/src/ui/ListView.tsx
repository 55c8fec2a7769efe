import type { ListPage } from '@hookline/contracts';
import type { ReactNode } from 'react';
import { DataTable, type DataTableProps } from './DataTable';
import { PagingFooter } from './PagingFooter';
import { PastEnd } from './PastEnd';
import { RefreshButton } from './RefreshButton';
import { SearchBox } from './SearchBox';
import { Toolbar } from './Toolbar';
import { useListAddress } from './useListAddress';

/** What a list page needs of its query. */
interface ListResult<Row> {
  readonly data: ListPage<Row> | undefined;
  readonly error: unknown;
  readonly isRefetching: boolean;
  readonly isPlaceholderData: boolean;
  readonly refetch: () => Promise<unknown>;
}

type OfTheList = 'rows' | 'error' | 'onRetry' | 'stale' | 'sort' | 'onSort';

interface ListViewProps<Row extends object> extends Omit<DataTableProps<Row>, OfTheList> {
  readonly list: ListResult<Row>;
  /** What the address says. */
  readonly search: {
    readonly q: string;
    readonly page: number;
    readonly size: number;
    readonly sort?: string;
  };
  readonly searchLabel: string;
  /** "5 hooks"; the noun belongs to the list. */
  readonly summary: (count: number) => string;
  /** Beside the search. */
  readonly filters?: ReactNode;
  /** At the left of Refresh: what can be done with the rows that are chosen. */
  readonly chosenActions?: ReactNode;
  /** At the right of Refresh; the main action last. */
  readonly actions?: ReactNode;
  /** Between the toolbar and the rows. */
  readonly notice?: ReactNode;
}

/** A list of the server: search and actions, the rows, the pages. Its place is in the address. */
export function ListView<Row extends object>({
  list,
  search,
  searchLabel,
  summary,
  filters,
  chosenActions,
  actions,
  notice,
  ...table
}: ListViewProps<Row>) {
  const address = useListAddress();
  const refresh = () => void list.refetch();
  return (
    <>
      <Toolbar
        actions={
          <>
            {chosenActions}
            <RefreshButton busy={list.isRefetching} onRefresh={refresh} />
            {actions}
          </>
        }
      >
        <SearchBox label={searchLabel} value={search.q} onSearch={address.setSearch} />
        {filters}
      </Toolbar>
      {notice}
      <DataTable
        {...table}
        empty={
          search.page > 1 ? (
            <PastEnd page={search.page} onFirst={() => address.setPage(1)} />
          ) : (
            table.empty
          )
        }
        rows={list.data?.items}
        error={list.error}
        onRetry={refresh}
        stale={list.isPlaceholderData}
        sort={search.sort}
        onSort={address.setSort}
      />
      <PagingFooter
        summary={summary}
        page={search.page}
        size={search.size}
        list={list.data}
        onPage={address.setPage}
        onSize={address.setSize}
      />
    </>
  );
}
