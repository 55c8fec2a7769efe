/**
 * Webitel's list conventions (webitel.md 1), the same for every list.
 *
 * 1. `page` counts from 1, `size` rows each; one row more is read to know whether there is a next.
 * 2. `q` is matched against the searched columns as a whole text with `*` as wildcard.
 * 3. Only named columns can be sorted by; equal rows come in the order of the tie-break.
 */
import type { ListQuery } from '@hookline/contracts';
import { InvalidFlowError } from '@hookline/engine';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { likePattern } from './like-pattern';
import { numberVariants } from './number-variants';

export interface ListRules {
  /** Field name of the API → SQL expression. */
  readonly sortable: Readonly<Record<string, string>>;
  /** As in a query: `+name`. */
  readonly defaultSort: string;
  /** SQL expressions `q` is matched against; any of them will do. */
  readonly searched: readonly string[];
  /** Those of them that hold numbers of contacts, which are also found as people write them. */
  readonly numbers?: readonly string[];
  /** SQL expressions that order equal rows; the last one is unique. */
  readonly tieBreak: readonly string[];
  /** Also counts all rows: only where that is cheap. Default false. */
  readonly counted?: boolean;
}

export interface RowPage<Row> {
  readonly next: boolean;
  readonly rows: readonly Row[];
  /** Of all pages, when it was counted. */
  readonly total?: number;
}

/**
 * Reads one page of the raw rows a query selects.
 * @throws InvalidFlowError (`list.sort`) for a field that cannot be sorted by
 */
export async function listRows<Row, Entity extends ObjectLiteral>(
  query: SelectQueryBuilder<Entity>,
  { page, size, q, sort }: ListQuery,
  rules: ListRules,
): Promise<RowPage<Row>> {
  if (q !== undefined && q !== '' && rules.searched.length > 0) {
    const asText = rules.searched.map((column) => `${column} ilike :listQ`);
    const asNumber = (rules.numbers ?? []).map((column) => `${column} ilike any(:listNumbers)`);
    query.andWhere(`(${[...asText, ...asNumber].join(' or ')})`, {
      listQ: likePattern(q),
      ...(rules.numbers && { listNumbers: numberVariants(q).map(likePattern) }),
    });
  }
  const total = rules.counted ? await query.getCount() : undefined;
  const { expression, direction } = sortOf(sort ?? rules.defaultSort, rules);
  query.orderBy(expression, direction, 'NULLS LAST');
  for (const other of rules.tieBreak) {
    // The builder keeps one order for an expression, the last it is told.
    if (other !== expression) query.addOrderBy(other);
  }
  query.offset((page - 1) * size).limit(size + 1);
  const rows = await query.getRawMany<Row>();
  return { next: rows.length > size, rows: rows.slice(0, size), total };
}

function sortOf(sort: string, rules: ListRules): { expression: string; direction: 'ASC' | 'DESC' } {
  // A `+` that was not escaped arrives as a space.
  const field = sort.replace(/^[ +-]/, '');
  const expression = Object.hasOwn(rules.sortable, field) ? rules.sortable[field] : undefined;
  if (expression === undefined) {
    const fields = Object.keys(rules.sortable).join(', ');
    const message = `cannot sort by “${field}”; possible are ${fields}`;
    throw new InvalidFlowError([{ level: 'error', code: 'list.sort', path: 'sort', message }]);
  }
  return { expression, direction: sort.startsWith('-') ? 'DESC' : 'ASC' };
}
