import { RunStatus } from '@hookline/contracts';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FilterChip } from '../../ui/FilterChip';
import { RemovableChip } from '../../ui/RemovableChip';
import { logPeriods } from '../event-log/event-log-search';
import { useFilterOptions } from '../event-log/useFilterOptions';
import type { RunsSearch } from './runs-search';

interface RunFiltersProps {
  readonly search: RunsSearch;
  readonly onChange: (part: Partial<RunsSearch>) => void;
}

/** Chips over the list of runs; what they hold is in the address. */
export function RunFilters({ search, onChange }: RunFiltersProps) {
  const { t } = useTranslation(['runs', 'event-log', 'common']);
  const queues = useFilterOptions('queue', search.queue ?? []);
  const schemas = useFilterOptions('schema', search.schema ?? []);
  const listed = (values: readonly string[]) => (values.length === 0 ? undefined : [...values]);
  const { status, queue, schema, parent } = search;
  const isFiltered = [status, queue, schema, parent].some((values) => values !== undefined);
  return (
    <>
      {parent === undefined && (
        <FilterChip
          name={t('common:chip.period')}
          options={logPeriods.map((value) => ({ value, label: t(`event-log:period.${value}`) }))}
          values={[search.period ?? 'today']}
          single
          onChange={([value]) => onChange({ period: logPeriods.find((one) => one === value) })}
        />
      )}
      <FilterChip
        name={t('common:chip.status')}
        options={RunStatus.options.map((value) => ({ value, label: t(`common:status.${value}`) }))}
        values={status ?? []}
        onChange={(values) => {
          const chosen = RunStatus.options.filter((one) => values.includes(one));
          onChange({ status: chosen.length === 0 ? undefined : chosen });
        }}
      />
      <FilterChip
        name={t('common:chip.queue')}
        {...queues}
        values={queue ?? []}
        onChange={(values) => onChange({ queue: listed(values) })}
      />
      <FilterChip
        name={t('common:chip.schema')}
        {...schemas}
        values={schema ?? []}
        onChange={(values) => onChange({ schema: listed(values) })}
      />
      {parent !== undefined && (
        <RemovableChip
          name={t('startedBy')}
          value={parent.map((id) => `…${id.slice(-6)}`).join(', ')}
          onRemove={() => onChange({ parent: undefined })}
        />
      )}
      {isFiltered && (
        <Button
          variant="subtle"
          onClick={() =>
            onChange({ status: undefined, queue: undefined, schema: undefined, parent: undefined })
          }
        >
          {t('event-log:clearFilters')}
        </Button>
      )}
    </>
  );
}
