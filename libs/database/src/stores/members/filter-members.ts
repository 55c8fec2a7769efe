import type { MemberQuery } from '@hookline/contracts';
import type { SelectQueryBuilder } from 'typeorm';
import type { MemberEntity } from '../../entities/member.entity';
import { likePattern } from '../lists/like-pattern';
import { numberVariants } from '../lists/number-variants';

/** What members can be filtered by, in a list and for deleting. */
export type MemberFilter = Partial<Omit<MemberQuery, 'page' | 'size' | 'q' | 'sort' | 'fields'>> & {
  /** Any of these destinations. */
  readonly numbers?: readonly string[];
};

/** Narrows a query on members, alias `m`; an empty list of values matches nothing. */
export function filterMembers(
  select: SelectQueryBuilder<MemberEntity>,
  filter: MemberFilter,
): SelectQueryBuilder<MemberEntity> {
  if (filter.id) select.andWhere('m.id = any(cast(:ids as bigint[]))', { ids: filter.id });
  if (filter.name) select.andWhere('m.name ilike :name', { name: likePattern(filter.name) });
  if (filter.agent_id)
    select.andWhere('m.agent_id = any(cast(:agents as bigint[]))', { agents: filter.agent_id });
  if (filter.stop_cause) {
    select.andWhere('m.stop_cause = any(cast(:causes as text[]))', { causes: filter.stop_cause });
  }
  if (filter.bucket_id) {
    select.andWhere(`m.bucket ->> 'id' = any(cast(:buckets as text[]))`, {
      buckets: filter.bucket_id,
    });
  }
  if (filter.destination) {
    select.andWhere(`(${destinationLike('any(:destinations)')})`, {
      destinations: numberVariants(filter.destination).map(likePattern),
    });
  }
  if (filter.numbers) {
    select.andWhere(
      `exists (select from jsonb_array_elements(m.communications) c
        where c ->> 'destination' = any(cast(:numbers as text[])))`,
      { numbers: filter.numbers },
    );
  }
  between(select, 'm.created_at', 'created', instants(filter, 'created_at'));
  between(select, 'm.min_offering_at', 'offering', instants(filter, 'offering_at'));
  between(select, 'm.priority', 'priority', [filter['priority.from'], filter['priority.to']]);
  between(select, 'm.attempts', 'attempts', [filter['attempts.from'], filter['attempts.to']]);
  return select;
}

/** SQL that is true when a destination of the member matches the pattern. */
export function destinationLike(pattern: string): string {
  return `exists (select from jsonb_array_elements(m.communications) c
    where c ->> 'destination' ilike ${pattern})`;
}

type Bound = number | Date | undefined;

function instants(filter: MemberFilter, name: 'created_at' | 'offering_at'): [Bound, Bound] {
  const from = filter[`${name}.from`];
  const to = filter[`${name}.to`];
  return [from && new Date(from), to && new Date(to)];
}

function between(
  select: SelectQueryBuilder<MemberEntity>,
  column: string,
  name: string,
  [from, to]: [Bound, Bound],
): void {
  if (from !== undefined) select.andWhere(`${column} >= :${name}From`, { [`${name}From`]: from });
  if (to !== undefined) select.andWhere(`${column} <= :${name}To`, { [`${name}To`]: to });
}
