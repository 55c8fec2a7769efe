/** What adding to lists and removing from them have in common: how a list is asked for, and answers. */
import type { JsonObject } from '@hookline/contracts';
import type { LocalEffectResult } from '@hookline/engine';
import {
  causeColumns,
  causeRecord,
  refColumns,
  refText,
  refused,
  type AskedEffect,
} from './effect-performer';

type AskedOfList = AskedEffect<'list-add'> | AskedEffect<'list-remove'>;

/** A row of the answer: which effect it is about, and the list it found. */
export interface ListRow {
  readonly i: number;
  readonly list: string;
}

/**
 * The first parts of a statement with `listAsked` rows in `$1`: `found` has each effect with its list,
 * `firsts` one effect for each number of a list.
 * @param columns more of a row, with their types
 */
export const listsAsked = (columns?: string): string => `
  asked as (
    select * from json_to_recordset($1::json) as a(
      i int, ${causeRecord}, list_id bigint, list_name text, number text${columns ? `, ${columns}` : ''})
  ), found as (
    select a.*, l.id as list
    from asked a
    join contact_list l on l.domain_id = a.domain_id
      and (l.id = a.list_id or lower(l.name) = lower(a.list_name))
  ), firsts as (
    select distinct on (list, number) * from found order by list, number, i
  )`;

/** One effect as a row of the parameter. */
export function listAsked(asked: AskedOfList, i: number) {
  const { list, number } = asked.effect;
  const { id, name } = refColumns(list);
  return { i, ...causeColumns(asked), list_id: id, list_name: name, number };
}

/** One result per effect, in order: refused where there is no such list. */
export function listAnswers<Row extends ListRow>(
  asked: readonly AskedOfList[],
  rows: readonly Row[],
  answerOf: (row: Row) => { readonly changed: number; readonly output: JsonObject },
): LocalEffectResult[] {
  const byIndex = new Map(rows.map((row) => [row.i, row]));
  return asked.map(({ effect }, i) => {
    const row = byIndex.get(i);
    if (!row) return refused('list.missing', `There is no list ${refText(effect.list)}.`);
    const { changed, output } = answerOf(row);
    return {
      kind: 'done',
      changed,
      output: { list_id: row.list, number: effect.number, ...output },
    };
  });
}
