import { eventCatalogue, EventSummary } from '@hookline/contracts';
import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { eventLabel } from '../../i18n/event-label';
import { FilterChip, type FilterOption } from '../../ui/FilterChip';
import { RemovableChip } from '../../ui/RemovableChip';
import { useFlowSchemas } from '../flow-schemas/flow-schemas.api';
import { useQueues } from '../queues/queues.api';
import { logPeriods, type EventLogSearch, type LogPeriod } from './event-log-search';

interface LogFiltersProps {
  readonly search: EventLogSearch;
  /** The log of one queue needs no choice of queues. */
  readonly withQueue: boolean;
  readonly onChange: (part: Partial<EventLogSearch>) => void;
}

const typingPauseMs = 200;
const offered = 50;

/** Chips over the log; what they hold is in the address. */
export function LogFilters({ search, withQueue, onChange }: LogFiltersProps) {
  const { t } = useTranslation(['event-log', 'common']);
  const [queueSearch, setQueueSearch] = useState('');
  const [schemaSearch, setSchemaSearch] = useState('');
  const [queueText] = useDebouncedValue(queueSearch, typingPauseMs);
  const [schemaText] = useDebouncedValue(schemaSearch, typingPauseMs);
  const queues = useQueues({ page: 1, size: offered, q: queueText, sort: '+name' });
  const schemas = useFlowSchemas({ page: 1, size: offered, q: schemaText, sort: '+name' });

  const periodOptions = logPeriods.map((value) => ({ value, label: t(`period.${value}`) }));
  const typeOptions = eventCatalogue.map(({ type }) => ({ value: type, label: eventLabel(type) }));
  const statusOptions = EventSummary.shape.status.options.map((value) => ({
    value,
    label: t(`common:status.${value}`),
  }));
  const toOptions = (items: readonly { id: string; name: string }[] | undefined): FilterOption[] =>
    (items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const listed = (values: readonly string[]) => (values.length === 0 ? undefined : [...values]);
  const hasFilters =
    [search.type, search.status, search.schema, search.hook, search.key].some(
      (values) => values !== undefined,
    ) ||
    (withQueue && search.queue !== undefined);

  return (
    <>
      <FilterChip
        name={t('chip.period')}
        options={periodOptions}
        values={[search.period ?? 'today']}
        single
        onChange={([period]) => onChange({ period: asPeriod(period) })}
      />
      <FilterChip
        name={t('chip.type')}
        options={typeOptions}
        values={search.type ?? []}
        onChange={(type) => onChange({ type: listed(type) })}
      />
      {withQueue && (
        <FilterChip
          name={t('chip.queue')}
          options={toOptions(queues.data?.items)}
          values={search.queue ?? []}
          onChange={(queue) => onChange({ queue: listed(queue) })}
          onSearch={setQueueSearch}
        />
      )}
      <FilterChip
        name={t('chip.status')}
        options={statusOptions}
        values={search.status ?? []}
        onChange={(status) => onChange({ status: listed(status) })}
      />
      <FilterChip
        name={t('chip.schema')}
        options={toOptions(schemas.data?.items)}
        values={search.schema ?? []}
        onChange={(schema) => onChange({ schema: listed(schema) })}
        onSearch={setSchemaSearch}
      />
      {search.key !== undefined && (
        <RemovableChip
          name={t('chip.key')}
          value={search.key.join(', ')}
          onRemove={() => onChange({ key: undefined })}
        />
      )}
      {search.hook !== undefined && (
        <RemovableChip
          name={t('chip.hook')}
          value={search.hook.join(', ')}
          onRemove={() => onChange({ hook: undefined })}
        />
      )}
      {hasFilters && (
        <Button
          variant="subtle"
          onClick={() =>
            onChange({
              type: undefined,
              status: undefined,
              schema: undefined,
              hook: undefined,
              key: undefined,
              ...(withQueue ? { queue: undefined } : {}),
            })
          }
        >
          {t('clearFilters')}
        </Button>
      )}
    </>
  );
}

function asPeriod(value: string | undefined): LogPeriod | undefined {
  return logPeriods.find((period) => period === value);
}
