import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemMessage } from '../../api/api-problem';
import { usePickable } from '../node-form/pickable.api';
import type { ChosenCalendar } from './queue-form';

interface CalendarSelectProps {
  readonly value: ChosenCalendar | null;
  readonly onChange: (calendar: ChosenCalendar | null) => void;
}

const typingPauseMs = 200;
/** Id of the first option: no calendar. */
const none = '';

/** The calendar a queue keeps to, or none; what is typed is searched on the server. */
export function CalendarSelect({ value, onChange }: CalendarSelectProps) {
  const { t } = useTranslation('queues');
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed, typingPauseMs);
  // While the field shows what is chosen, that is no search.
  const shown = value?.name ?? t('form.calendarNone');
  const calendars = usePickable('calendar', search === shown ? '' : search);
  const found = calendars.data ?? [];
  const known =
    value !== null && !found.some(({ id }) => id === value.id) ? [value, ...found] : found;
  return (
    <Select
      label={t('form.calendar')}
      description={t('form.calendarHelp')}
      mt="sm"
      searchable
      allowDeselect={false}
      data={[
        { value: none, label: t('form.calendarNone') },
        ...known.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      value={value?.id ?? none}
      onChange={(id) => onChange(known.find((calendar) => calendar.id === id) ?? null)}
      onSearchChange={setTyped}
      filter={({ options }) => options}
      maxDropdownHeight={260}
      error={calendars.error && problemMessage(calendars.error)}
    />
  );
}
