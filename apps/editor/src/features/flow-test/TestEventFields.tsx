import type { EventSummary } from '@hookline/contracts';
import { Input, Select, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { problemMessage } from '../../api/api-problem';
import { eventLabel } from '../../i18n/event-label';
import { maskContact } from '../../ui/mask-contact';
import { ProblemNote } from '../../ui/ProblemNote';
import { TextButton } from '../../ui/TextButton';
import { formatTime, parseTime } from '../../ui/time-format';
import { useTimeZone } from '../../ui/useTimeZone';
import { CodeField } from '../node-form/CodeField';
import { useRecentEvents } from './flow-test.api';
import type { TestEvent } from './test-events';
import { TestVariablesField } from './TestVariablesField';
import type { FlowTest } from './useFlowTest';
import classes from './TestPanel.module.css';

interface TestEventFieldsProps {
  readonly test: FlowTest;
  readonly mayReadEvents: boolean;
}

/** Which event the test begins with, and its data. */
export function TestEventFields({ test, mayReadEvents }: TestEventFieldsProps) {
  const { t } = useTranslation('flow-test');
  const timeZone = useTimeZone();
  const recent = useRecentEvents(test.event.type, test.event.queue?.id ?? null, mayReadEvents);
  const labelOf = ({ type, queue }: TestEvent) =>
    queue === null ? eventLabel(type) : `${eventLabel(type)} · ${queue.name}`;
  const hooked = test.events.filter(({ queue }) => queue !== null);
  const others = test.events.filter(({ queue }) => queue === null);
  const options = (events: readonly TestEvent[]) =>
    events.map((event) => ({ value: event.key, label: labelOf(event) }));

  const pastLabel = ({ no, occurred_at: at, contact, queue }: EventSummary) => {
    const date = parseTime(at);
    return [
      `#${no}`,
      date === null ? at : formatTime(date, { style: 'clock', timeZone }),
      ...(contact === null ? [] : [maskContact(contact)]),
      ...(queue === null ? [] : [queue.name]),
    ].join(' · ');
  };
  const handlePast = (id: string | null) => {
    if (id === null) test.takeExample();
    else test.takePast(id);
  };
  const items = recent.data ?? [];
  const recentWord = recent.isError ? t('past.unread') : t('past.loading');
  const error = test.pastError ?? recent.error;
  const isKnown = items.some(({ id }) => id === test.past?.id);
  const past = test.past !== null && !isKnown ? [test.past, ...items] : items;

  return (
    <div className={classes.fields}>
      <Select
        label={t('event')}
        data={[
          ...(hooked.length > 0 ? [{ group: t('events.hooked'), items: options(hooked) }] : []),
          { group: t('events.all'), items: options(others) },
        ]}
        value={test.event.key}
        allowDeselect={false}
        searchable
        onChange={(key) => key !== null && test.chooseEvent(key)}
      />
      {mayReadEvents && (
        <Select
          label={t('past.label')}
          description={t('past.help')}
          placeholder={recent.isSuccess ? t('past.none', { count: items.length }) : recentWord}
          disabled={past.length === 0}
          data={past.map((event) => ({ value: event.id, label: pastLabel(event) }))}
          value={test.comingPastId ?? test.past?.id ?? null}
          clearable
          onChange={handlePast}
        />
      )}
      {error !== null && <ProblemNote>{problemMessage(error)}</ProblemNote>}
      {test.pastRunId !== null && (
        <Switch
          label={t('past.asRecorded')}
          description={t('past.asRecordedHelp')}
          checked={test.asRecorded}
          onChange={(event) => test.setAsRecorded(event.currentTarget.checked)}
        />
      )}
      <Input.Wrapper
        label={
          <span className={classes.labelRow}>
            {t('data.label')}
            <TextButton onClick={test.takeExample}>{t('data.example')}</TextButton>
          </span>
        }
        labelElement="div"
        error={test.dataIsJson ? null : t('data.invalid')}
      >
        <CodeField
          label={t('data.label')}
          value={test.dataText}
          language="json"
          lines="many"
          completions={noCompletions}
          invalid={!test.dataIsJson}
          onChange={test.writeData}
        />
      </Input.Wrapper>
      <TestVariablesField test={test} />
    </div>
  );
}

const noCompletions: never[] = [];
