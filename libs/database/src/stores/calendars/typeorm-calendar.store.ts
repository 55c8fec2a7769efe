import {
  isBigId,
  type Calendar,
  type CalendarInput,
  type CalendarPatch,
  type CalendarQuery,
  type ListPage,
} from '@hookline/contracts';
import { NotFoundError } from '@hookline/engine';
import type { DataSource, EntityManager, SelectQueryBuilder } from 'typeorm';
import type { ConfigTransactions } from '../../config-outbox/config-transactions';
import { CalendarEntity } from '../../entities/calendar.entity';
import { deleteUnused } from '../delete-unused';
import { GraphUses, type ParamPlace } from '../flow-schemas/graph-uses';
import { lockRow } from '../lock-row';
import { listRows, type ListRules } from '../lists/list-rows';
import { queueUsersOf } from '../queues/queue-users-of';
import { refuseLostName } from '../refuse-lost-name';
import { refuseTakenName } from '../refuse-taken-name';
import { toCalendarView, type CalendarRow } from './calendar-row';

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
  constructor(
    private readonly dataSource: DataSource,
    private readonly config: ConfigTransactions,
    /** Where node types name a calendar. */
    private readonly places: readonly ParamPlace[],
  ) {}

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
    return refuseTakenName(takenName(input.name), () =>
      this.config.run(async (manager, recordChange) => {
        const columns = { ...toColumns(input), domainId };
        const { id } = await manager.save(Object.assign(new CalendarEntity(), columns));
        await recordChange({ domainId, kind: 'calendar', id });
        return loadView(manager, domainId, id);
      }),
    );
  }

  /**
   * @throws NotFoundError, InvalidFlowError when the name is taken, ConflictError naming the flow
   * schemas that would lose it by another name
   */
  changeCalendar(domainId: string, id: string, patch: CalendarPatch): Promise<Calendar> {
    return refuseTakenName(takenName(patch.name ?? ''), () =>
      this.config.run(async (manager, recordChange) => {
        await lockRow(manager, CalendarEntity, { domainId, id }, 'change');
        const calendar = await loadView(manager, domainId, id);
        await refuseLostName(manager, {
          target: CalendarEntity,
          domainId,
          object: calendar,
          name: patch.name,
          findUsers: async () =>
            (await GraphUses.read(manager, domainId, this.places)).namersOf(calendar),
          code: 'calendar.name.in_use',
          noun: 'calendar',
        });
        const columns = { ...toColumns(patch), updatedAt: new Date() };
        await manager.update(CalendarEntity, { id, domainId }, columns);
        await recordChange({ domainId, kind: 'calendar', id });
        return loadView(manager, domainId, id);
      }),
    );
  }

  /** Answers what it was. @throws NotFoundError, ConflictError naming its users */
  deleteCalendar(domainId: string, id: string): Promise<Calendar> {
    return this.config.run((manager, recordChange) =>
      deleteUnused(manager, {
        target: CalendarEntity,
        domainId,
        id,
        load: () => loadView(manager, domainId, id),
        findUsers: async (calendar) => [
          ...(await queueUsersOf(manager, 'calendar_id', { domainId, id: calendar.id })),
          ...(await GraphUses.read(manager, domainId, this.places)).usersOf(calendar),
        ],
        code: 'calendar.in_use',
        message: 'Queues or flow schemas use this calendar.',
        remove: async (calendar) => {
          await manager.delete(CalendarEntity, { id: calendar.id, domainId });
          await recordChange({ domainId, kind: 'calendar', id: calendar.id });
        },
      }),
    );
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
