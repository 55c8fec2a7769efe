import type { ListPage } from '@hookline/contracts';
import type { QueryClient, QueryKey } from '@tanstack/react-query';

interface CachedRowsChange<Row> {
  /** Root of the cached lists, e.g. `['queues', 'list']`. */
  readonly root: QueryKey;
  readonly fits: (row: Row) => boolean;
  readonly change: (row: Row) => Row;
}

/**
 * Changes rows in every cached page of a list before the server has answered.
 * @returns puts back what was there
 */
export function changeCachedRows<Row>(
  queryClient: QueryClient,
  { root, fits, change }: CachedRowsChange<Row>,
): () => void {
  const before = queryClient.getQueriesData<ListPage<Row>>({ queryKey: root });
  queryClient.setQueriesData<ListPage<Row>>({ queryKey: root }, (page) =>
    page === undefined
      ? page
      : { ...page, items: page.items.map((row) => (fits(row) ? change(row) : row)) },
  );
  return () => {
    for (const [key, page] of before) queryClient.setQueryData(key, page);
  };
}
