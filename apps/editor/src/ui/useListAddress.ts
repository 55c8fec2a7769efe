import { useNavigate } from '@tanstack/react-router';
import type { ListSearch } from '../api/list-search';

/**
 * The list's page, size, search and order live in the address; these change them. Search, size
 * and order go back to the first page.
 */
export function useListAddress() {
  const navigate = useNavigate();
  const change = (part: Partial<ListSearch>, replace = false) =>
    void navigate({
      to: '.',
      search: (search) => ({ ...search, ...part }),
      replace,
    });
  return {
    setPage: (page: number) => change({ page }),
    setSize: (size: number) => change({ size, page: 1 }),
    setSort: (sort: string) => change({ sort, page: 1 }),
    setSearch: (q: string) => change({ q, page: 1 }, true),
  };
}
