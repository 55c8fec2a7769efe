import {
  isBigId,
  type Calendar,
  type CalendarInput,
  type CalendarPatch,
  type CalendarQuery,
  type ListPage,
} from '@hookline/contracts';
import { ConflictError, NotFoundError } from '@hookline/engine';
import type { DataSource, EntityManager, SelectQueryBuilder } from 'typeorm';
import { CalendarEntity } from '../../entities/calendar.entity';
import { brokenConstraintOf } from '../broken-constraint';
import { listRows, type ListRules } from '../lists/list-rows';
import { refuseTakenName } from '../refuse-taken-name';
import { toCalendarView, type CalendarRow } from './calendar-row';
import { findCalendarUsers } from './calendar-users';

const rules: ListRules = {
  sortable: {
    id: 'c.id',
    name: 'lower(c.name)',
    description: 'lower(c.description)',
    timezone: 'c.timezone',
    created_at: 'c.created_at',
    updated_at: 'c.updated_at',
  },
  defaultSort: '+name',
  searched: ['c.name', 'c.description'],
  tieBreak: ['c.id'],
};

/** Calendars of a domain. An id that cannot be one names nothing. */
export class TypeOrmCalendarStore {
  constructor(private readonly dataSource: DataSource) {}

  async listCalendars(domainId: string, query: CalendarQuery): Promise<ListPage<Calendar>> {
    const select = selectCalendars(this.dataSource.manager, domainId);
    if (query.id) select.andWhere('c.id in (:...ids)', { ids: query.id });
    const { next, rows } = await listRows<CalendarRow, CalendarEntity>(select, query, rules);
    return { next, items: rows.map(toCalendarView) };
  }

  /** @throws NotFoundError (`calendar.missing`) */
  loadCalendar(domainId: string, id: string): Promise<Calendar> {
    return loadView(this.dataSource.manager, domainId, id);
  }

  /** @throws InvalidFlowError when the name is taken */
  createCalendar(domainId: string, input: CalendarInput): Promise<Calendar> {
    return refuseTakenName(takenName(input.name), async () => {
      const { manager } = this.dataSource;
      const columns = { ...toColumns(input), domainId };
      const { id } = await manager.save(Object.assign(new CalendarEntity(), columns));
      return loadView(manager, domainId, id);
    });
  }

  /** @throws NotFoundError, InvalidFlowError when the name is taken */
  changeCalendar(domainId: string, id: string, patch: CalendarPatch): Promise<Calendar> {
    return refuseTakenName(takenName(patch.name ?? ''), async () => {
      const { manager } = this.dataSource;
      await loadView(manager, domainId, id);
      const columns = { ...toColumns(patch), updatedAt: new Date() };
      await manager.update(CalendarEntity, { id, domainId }, columns);
      return loadView(manager, domainId, id);
    });
  }

  /** Answers what it was. @throws NotFoundError, ConflictError naming its users */
  async deleteCalendar(domainId: string, id: string): Promise<Calendar> {
    const { manager } = this.dataSource;
    const calendar = await loadView(manager, domainId, id);
    const refuseUsed = async (): Promise<void> => {
      const users = await findCalendarUsers(manager, {
        domainId,
        id: calendar.id,
        name: calendar.name,
      });
      if (users.length === 0) return;
      throw new ConflictError(
        'calendar.in_use',
        'Queues or flow schemas use this calendar.',
        users,
      );
    };
    await refuseUsed();
    try {
      await manager.delete(CalendarEntity, { id: calendar.id, domainId });
      return calendar;
    } catch (error) {
      // A queue took it between the look and the deletion.
      if (brokenConstraintOf(error)?.kind === 'foreign-key') await refuseUsed();
      throw error;
    }
  }
}

function toColumns({ timezone, start_at: startAt, end_at: endAt, ...plain }: CalendarPatch) {
  return {
    ...plain,
    ...(timezone !== undefined && { timezone: timezone.name }),
    ...(startAt !== undefined && { startAt: dateOf(startAt) }),
    ...(endAt !== undefined && { endAt: dateOf(endAt) }),
  };
}

function dateOf(millis: number | null): Date | null {
  return millis === null ? null : new Date(millis);
}

async function loadView(manager: EntityManager, domainId: string, id: string): Promise<Calendar> {
  const row = isBigId(id)
    ? await selectCalendars(manager, domainId)
        .andWhere('c.id = :id', { id })
        .getRawOne<CalendarRow>()
    : undefined;
  if (!row) throw new NotFoundError('calendar.missing', `There is no calendar ${id}.`);
  return toCalendarView(row);
}

function selectCalendars(
  manager: EntityManager,
  domainId: string,
): SelectQueryBuilder<CalendarEntity> {
  return manager
    .createQueryBuilder(CalendarEntity, 'c')
    .select('c.id', 'id')
    .addSelect('c.name', 'name')
    .addSelect('c.description', 'description')
    .addSelect('c.timezone', 'timezone')
    .addSelect('c.start_at', 'start_at')
    .addSelect('c.end_at', 'end_at')
    .addSelect('c.accepts', 'accepts')
    .addSelect('c.excepts', 'excepts')
    .addSelect('c.created_at', 'created_at')
    .addSelect('c.updated_at', 'updated_at')
    .where('c.domain_id = :domainId', { domainId });
}

function takenName(name: string) {
  return {
    index: 'calendar_name_key',
    code: 'calendar.name.taken',
    path: 'name',
    message: `A calendar named “${name}” exists already.`,
  };
}
