import { TextInput } from '@mantine/core';
import { DateTimePicker } from '@mantine/dates';
import '@mantine/dates/styles.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemMessage } from '../../api/api-problem';
import { ProblemNote } from '../../ui/ProblemNote';
import { ReasonButton } from '../../ui/ReasonButton';
import { formatPicked, pickedTime } from '../../ui/time-format';
import { useTimeZone } from '../../ui/useTimeZone';
import { useAddEntry } from './lists.api';
import classes from './AddEntryForm.module.css';

/** One line to add number after number. */
export function AddEntryForm({ listId }: { listId: string }) {
  const { t } = useTranslation('lists');
  const [number, setNumber] = useState('');
  const [description, setDescription] = useState('');
  const [expires, setExpires] = useState<string | null>(null);
  const add = useAddEntry(listId);
  const timeZone = useTimeZone();
  const now = formatPicked(new Date(), timeZone);
  const reason = number.trim() === '' ? t('entry.numberMissing') : null;
  const handleSubmit = () => {
    if (reason !== null || add.isPending) return;
    add.mutate(
      {
        number: number.trim(),
        description: description.trim(),
        expire_at: expires === null ? undefined : pickedTime(expires, timeZone)?.getTime(),
      },
      {
        onSuccess: () => {
          setNumber('');
          setDescription('');
        },
      },
    );
  };
  return (
    <form
      className={classes.root}
      onSubmit={(event) => {
        event.preventDefault();
        handleSubmit();
      }}
    >
      <div className={classes.row}>
        <TextInput
          label={t('entry.number')}
          maxLength={256}
          w={220}
          value={number}
          onChange={(event) => setNumber(event.currentTarget.value)}
        />
        <TextInput
          label={t('entry.description')}
          maxLength={500}
          className={classes.grow}
          value={description}
          onChange={(event) => setDescription(event.currentTarget.value)}
        />
        <DateTimePicker
          label={t('entry.expires')}
          placeholder={t('entry.never')}
          valueFormat="D MMM YYYY HH:mm"
          w={200}
          clearable
          minDate={now}
          value={expires}
          onChange={setExpires}
        />
        <ReasonButton type="submit" loading={add.isPending} reason={reason}>
          {t('entry.add')}
        </ReasonButton>
      </div>
      {add.error && <ProblemNote>{problemMessage(add.error)}</ProblemNote>}
    </form>
  );
}
