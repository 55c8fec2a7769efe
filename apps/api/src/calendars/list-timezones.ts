import {
  timeZoneNames,
  type ListPage,
  type Timezone,
  type TimezoneQuery,
} from '@hookline/contracts';
import { InvalidFlowError } from '@hookline/engine';

/**
 * The time zones this machine knows, with the offset of the day, by Webitel's list conventions.
 * @throws InvalidFlowError (`list.sort`) for a field that cannot be sorted by
 */
export function listTimezones(
  { page, size, q, sort, id }: TimezoneQuery,
  today: Date,
): ListPage<Timezone> {
  const descending = isDescending(sort);
  const wanted = q ? pattern(q) : null;
  const names = timeZoneNames().filter(
    (name) => (wanted === null || wanted.test(name)) && (!id || id.includes(name)),
  );
  const ordered = descending ? names.toReversed() : names;
  const start = (page - 1) * size;
  return {
    next: ordered.length > start + size,
    items: ordered
      .slice(start, start + size)
      .map((name) => ({ id: name, name, offset: offsetOf(name, today) })),
  };
}

function isDescending(sort: string | undefined): boolean {
  const field = (sort ?? '+name').replace(/^[ +-]/, '');
  if (field === 'name' || field === 'id') return sort?.startsWith('-') ?? false;
  const message = `cannot sort by “${field}”; possible are id, name`;
  throw new InvalidFlowError([{ level: 'error', code: 'list.sort', path: 'sort', message }]);
}

/** The whole text with `*` as wildcard, case not counting. */
function pattern(q: string): RegExp {
  const parts = q.split('*').map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'i');
}

function offsetOf(name: string, instant: Date): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone: name, timeZoneName: 'longOffset' })
    .formatToParts(instant)
    .find(({ type }) => type === 'timeZoneName');
  return parts?.value.replace('GMT', '') || '+00:00';
}
