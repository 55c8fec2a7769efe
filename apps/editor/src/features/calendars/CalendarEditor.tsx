import type { Calendar } from '@hookline/contracts';
import { timeZoneNames } from '@hookline/contracts';
import { Button, Group, Select, TextInput } from '@mantine/core';
import { DateTimePicker } from '@mantine/dates';
import '@mantine/dates/styles.css';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { changedFields, mergeFields } from '../../ui/form-values';
import { OvertakenNote } from '../../ui/OvertakenNote';
import { ReasonButton } from '../../ui/ReasonButton';
import { SaveProblem } from '../../ui/SaveProblem';
import { UnsavedGuard } from '../../ui/UnsavedGuard';
import { useStoredForm } from '../../ui/useStoredForm';
import { useMay } from '../access/useMay';
import {
  calendarFormProblems,
  fromCalendarForm,
  toCalendarForm,
  type CalendarForm,
} from './calendar-form';
import classes from './CalendarEditor.module.css';
import { useSaveCalendar } from './calendars.api';
import { ExceptionsEditor } from './ExceptionsEditor';
import { OpenPreview } from './OpenPreview';
import { WeekEditor } from './WeekEditor';

interface CalendarEditorProps {
  /** Null makes a new calendar. */
  readonly id: string | null;
  /** As it is stored; for a new one what it begins with. */
  readonly initial: CalendarForm;
  readonly onSaved: (calendar: Calendar) => void;
}

/** The whole calendar in one form, with its week, its exceptions and a look at what they mean. */
export function CalendarEditor({ id, initial, onSaved }: CalendarEditorProps) {
  const { t } = useTranslation(['calendars', 'common']);
  const editor = useStoredForm({ stored: initial, merge: mergeFields });
  const { form, isDirty } = editor;
  const save = useSaveCalendar();
  const forbidden = useMay(id === null ? 'calendars:create' : 'calendars:update');
  const zones = useMemo(() => [...new Set([initial.zone, ...timeZoneNames()])], [initial.zone]);
  const problems = calendarFormProblems(form);
  const change = (changed: Partial<CalendarForm>) => editor.change({ ...form, ...changed });
  const reason = forbidden ?? reasonAgainst();

  function reasonAgainst(): string | null {
    if (form.name.trim() === '') return t('form.nameMissing');
    if (problems.size > 0) return t('form.wrong', { count: problems.size });
    return id !== null && !isDirty ? t('form.unchanged') : null;
  }

  const handleSubmit = () => {
    if (reason !== null || save.isPending) return;
    const body = fromCalendarForm(form);
    save.mutate(
      // What was not touched is a colleague's to change meanwhile.
      id === null ? { id, body } : { id, body: changedFields(body, fromCalendarForm(editor.base)) },
      {
        onSuccess: (calendar) => {
          if (id !== null) editor.settle({ sent: form, answer: toCalendarForm(calendar) });
          onSaved(calendar);
        },
      },
    );
  };
  const handleDiscard = () => {
    save.reset();
    editor.discard();
  };
  return (
    <form
      className={classes.root}
      onSubmit={(event) => {
        event.preventDefault();
        handleSubmit();
      }}
    >
      <UnsavedGuard dirty={isDirty && !(id === null && save.isSuccess)} />
      <div className={classes.main}>
        <Group align="start" grow>
          <TextInput
            label={t('form.name')}
            required
            maxLength={100}
            value={form.name}
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
          <Select
            label={t('form.zone')}
            searchable
            limit={100}
            allowDeselect={false}
            data={zones}
            value={form.zone}
            onChange={(zone) => zone !== null && change({ zone })}
          />
        </Group>
        <TextInput
          label={t('form.description')}
          maxLength={500}
          value={form.description}
          onChange={(event) => change({ description: event.currentTarget.value })}
        />
        <WeekEditor rows={form.hours} problems={problems} onChange={(hours) => change({ hours })} />
        <ExceptionsEditor
          rows={form.exceptions}
          problems={problems}
          onChange={(exceptions) => change({ exceptions })}
        />
        <Group align="start" grow>
          <DateTimePicker
            label={t('form.startAt')}
            placeholder={t('form.sinceEver')}
            valueFormat="D MMM YYYY HH:mm"
            clearable
            value={form.startAt}
            onChange={(startAt) => change({ startAt })}
          />
          <DateTimePicker
            label={t('form.endAt')}
            placeholder={t('form.forEver')}
            valueFormat="D MMM YYYY HH:mm"
            clearable
            value={form.endAt}
            onChange={(endAt) => change({ endAt })}
          />
        </Group>
        {editor.isOvertaken && !save.isPending && <OvertakenNote onDiscard={handleDiscard} />}
        <SaveProblem error={save.error} />
        <Group justify="flex-end" mt="lg" gap={8}>
          {isDirty && id !== null && (
            <Button variant="default" disabled={save.isPending} onClick={handleDiscard}>
              {t('common:action.discard')}
            </Button>
          )}
          <ReasonButton type="submit" loading={save.isPending} reason={reason}>
            {t(id === null ? 'add' : 'save')}
          </ReasonButton>
        </Group>
      </div>
      <OpenPreview
        form={form}
        // Without a name it means as much.
        isValid={[...problems.keys()].every((path) => path === 'name')}
      />
    </form>
  );
}
