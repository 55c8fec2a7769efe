import { textOf, type ReadNodeType } from '@hookline/engine';
import { failureOutlet } from '../outlets';
import { refText } from '../params/ref-text';
import { executeCalendarCheck } from './calendar-check.execute';
import { CalendarCheckParams } from './calendar-check.params';

export const calendarCheck: ReadNodeType<typeof CalendarCheckParams> = {
  type: 'calendar-check',
  version: 1,
  kind: 'read',
  label: 'Is it open?',
  description: 'Goes different ways in working hours, outside them and on holidays.',
  help: [
    'Hours are those of the calendar, by the clock of its zone, at the moment the run comes here.',
    'Outside the period of the calendar, before it as well as after, it has *expired*. A calendar that does not exist is a *failure*.',
  ].join('\n\n'),
  category: 'decide',
  icon: 'calendar-check',
  synonyms: ['calendar', 'working hours', 'holiday', 'schedule', 'open', 'closed', 'office'],
  params: CalendarCheckParams,
  outlets: () => [
    { name: 'open', label: 'Open' },
    { name: 'closed', label: 'Closed' },
    { name: 'holiday', label: 'Holiday' },
    { name: 'expired', label: 'Expired' },
    failureOutlet,
  ],
  summary: (params) => refText(params, 'calendar'),
  setsVariables: (params) => [textOf(params['variable']).trim()].filter((name) => name !== ''),
  outputs: {
    open: 'Whether it is open now.',
    state: '`open`, `closed`, `holiday` or `expired`.',
    holiday: 'Name of the holiday, if it is one.',
    opens_at: 'When it opens next, as an ISO moment; nothing while it is open.',
  },
  settings: ['disabled'],
  execute: executeCalendarCheck,
};
