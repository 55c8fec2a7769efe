import { eventCatalogue, EventSummary } from '@hookline/contracts';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { eventLabel } from '../../i18n/event-label';
import { FilterChip } from '../../ui/FilterChip';
import { RemovableChip } from '../../ui/RemovableChip';
import { logPeriods, type EventLogSearch, type LogPeriod } from './event-log-search';
import { useFilterOptions } from './useFilterOptions';

interface LogFiltersProps {
  readonly search: EventLogSearch;
  /** The log of one queue needs no choice of queues. */
  readonly withQueue: boolean;
  readonly onChange: (part: Partial<EventLogSearch>) => void;
}

/** Chips over the log; what they hold is in the address. */
export function LogFilters({ search, withQueue, onChange }: LogFiltersProps) {
  const { t } = useTranslation(['event-log', 'common']);
  const queues = useFilterOptions('queue', withQueue ? (search.queue ?? []) : []);
  const schemas = useFilterOptions('schema', search.schema ?? []);

  const periodOptions = logPeriods.map((value) => ({ value, label: t(`period.${value}`) }));
  const typeOptions = eventCatalogue.map(({ type }) => ({ value: type, label: eventLabel(type) }));
  const statusOptions = EventSummary.shape.status.options.map((value) => ({
    value,
    label: t(`common:status.${value}`),
  }));
  const listed = (values: readonly string[]) => (values.length === 0 ? undefined : [...values]);
  const hasFilters =
    [search.type, search.status, search.schema, search.hook, search.key].some(
      (values) => values !== undefined,
    ) ||
    (withQueue && search.queue !== undefined);

  return (
    <>
      <FilterChip
        name={t('common:chip.period')}
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
          name={t('common:chip.queue')}
          {...queues}
          values={search.queue ?? []}
          onChange={(queue) => onChange({ queue: listed(queue) })}
        />
      )}
      <FilterChip
        name={t('common:chip.status')}
        options={statusOptions}
        values={search.status ?? []}
        onChange={(status) => onChange({ status: listed(status) })}
      />
      <FilterChip
        name={t('common:chip.schema')}
        {...schemas}
        values={search.schema ?? []}
        onChange={(schema) => onChange({ schema: listed(schema) })}
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
