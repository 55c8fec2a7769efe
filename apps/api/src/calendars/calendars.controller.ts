import {
  Calendar,
  CalendarInput,
  CalendarPatch,
  CalendarQuery,
  listOf,
  storable,
  Timezone,
  TimezoneQuery,
  type ListPage,
} from '@hookline/contracts';
import { pickFields, TypeOrmCalendarStore } from '@hookline/database';
import { Body, Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DomainId } from '../access/domain-id.decorator';
import { Permit } from '../access/permit.decorator';
import { PathId } from '../http/path-id';
import { resourceRoutes } from '../http/resource-routes';
import { listTimezones } from './list-timezones';

const routes = resourceRoutes(Calendar, {
  read: ['calendars:read'],
  create: ['calendars:create'],
  update: ['calendars:read', 'calendars:update'],
  delete: ['calendars:read', 'calendars:delete'],
});

/** Working hours, holidays and the zone whose clock they go by. */
@ApiTags('Calendars')
@Controller('calendars')
export class CalendarsController {
  constructor(private readonly calendars: TypeOrmCalendarStore) {}

  @routes.List()
  async list(
    @DomainId() domainId: string,
    @Query({ schema: storable(CalendarQuery) }) query: CalendarQuery,
  ): Promise<ListPage<Partial<Calendar>>> {
    const page = await this.calendars.listCalendars(domainId, query);
    return { ...page, items: pickFields(page.items, query.fields) };
  }

  /** Time zones by their IANA names. */
  @Get('timezones')
  @Permit('calendars:read')
  @ApiOkResponse({ standardSchema: listOf(Timezone) })
  listTimezones(
    @Query({ schema: storable(TimezoneQuery) }) query: TimezoneQuery,
  ): ListPage<Partial<Timezone>> {
    const page = listTimezones(query, new Date());
    return { ...page, items: pickFields(page.items, query.fields) };
  }

  @routes.Read()
  read(@DomainId() domainId: string, @PathId() id: string): Promise<Calendar> {
    return this.calendars.loadCalendar(domainId, id);
  }

  @routes.Create()
  create(
    @DomainId() domainId: string,
    @Body({ schema: storable(CalendarInput) }) input: CalendarInput,
  ): Promise<Calendar> {
    return this.calendars.createCalendar(domainId, input);
  }

  /** 409 while published flow schemas find it by the name it would lose. */
  @routes.Replace()
  replace(
    @DomainId() domainId: string,
    @PathId() id: string,
    @Body({ schema: storable(CalendarInput) }) input: CalendarInput,
  ): Promise<Calendar> {
    const { start_at = null, end_at = null } = input;
    return this.calendars.changeCalendar(domainId, id, { ...input, start_at, end_at });
  }

  /** Changes the named keys. 409 while published flow schemas find it by the name it would lose. */
  @routes.Change()
  change(
    @DomainId() domainId: string,
    @PathId() id: string,
    @Body({ schema: storable(CalendarPatch) }) patch: CalendarPatch,
  ): Promise<Calendar> {
    return this.calendars.changeCalendar(domainId, id, patch);
  }

  /** Deletes it, unless a queue or a flow schema uses it. */
  @routes.Delete()
  delete(@DomainId() domainId: string, @PathId() id: string): Promise<Calendar> {
    return this.calendars.deleteCalendar(domainId, id);
  }
}
