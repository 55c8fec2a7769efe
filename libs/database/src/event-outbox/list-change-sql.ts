import { millisSql } from './millis-sql';

/**
 * SQL of the first four `outboxColumns` for an entry of a list: a `list.changed` event as the
 * catalogue describes it.
 * @param list alias with `id` and `name`
 * @param entry alias with `id`, `number`, `description` and `expire_at`
 */
export function listChangeSql(
  change: 'added' | 'updated' | 'removed',
  list: string,
  entry: string,
): string {
  return `'list.changed', 'list', ${list}.id || '-' || ${entry}.number,
    jsonb_strip_nulls(jsonb_build_object(
      'change', '${change}',
      'list_id', ${list}.id,
      'list_name', ${list}.name,
      'entry_id', ${entry}.id,
      'number', ${entry}.number,
      'description', nullif(${entry}.description, ''),
      'expire_at', ${millisSql(`${entry}.expire_at`)},
      'timestamp', ${millisSql('now()')}))`;
}
