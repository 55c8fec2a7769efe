import type { ListPage } from '@hookline/contracts';
import { z } from 'zod';

export const pageSizes = [10, 20, 40, 100] as const;

/** Characters of a search: the server takes 200 with the wildcards around them. */
export const mostSearched = 198;

/** What is searched for, as an address has it. */
export const searchedText = z
  .string()
  .catch('')
  .transform((text) => text.slice(0, mostSearched));

/** The part of a list page's address that every list has; wrong values fall back to defaults. */
export const ListSearch = z.object({
  page: z.coerce.number().int().min(1).catch(1).default(1),
  size: z.coerce.number().int().min(1).max(1_000).catch(20).default(20),
  q: searchedText.default(''),
  sort: z
    .string()
    .regex(/^[+-][a-z_]+$/)
    .optional()
    .catch(undefined),
});
export type ListSearch = z.infer<typeof ListSearch>;

/**
 * What a person typed, as Webitel's `q`: part of a text unless they wrote their own wildcards.
 */
export function searchPattern(text: string): string | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  return trimmed.includes('*') ? trimmed : `*${trimmed}*`;
}

/** The query parameters of a list request. */
export function listQuery(search: ListSearch) {
  return {
    page: search.page,
    size: search.size,
    q: searchPattern(search.q),
    sort: search.sort,
  };
}

/**
 * How many rows there are in all: counted by the server, or known because this page is the last.
 * Undefined when neither: on a page without rows behind the last one, too.
 */
export function knownTotal(
  { page, size }: { readonly page: number; readonly size: number },
  list: ListPage<unknown> | undefined,
): number | undefined {
  if (list === undefined) return undefined;
  if (list.total !== undefined) return list.total;
  if (list.next || (page > 1 && list.items.length === 0)) return undefined;
  return (page - 1) * size + list.items.length;
}
