import { Group, Select, type ComboboxItem } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconExternalLink } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Tag } from '../../ui/Tag';
import { useHookableSchemas } from '../flow-schemas/flow-schemas.api';
import type { ChosenSchema } from './hook-form';
import classes from './SchemaSelect.module.css';

interface SchemaSelectProps {
  readonly value: ChosenSchema | null;
  readonly onChange: (schema: ChosenSchema) => void;
}

const typingPauseMs = 200;

/** Flow schemas a hook may start; what is typed is searched on the server. */
export function SchemaSelect({ value, onChange }: SchemaSelectProps) {
  const { t } = useTranslation('hooks');
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed, typingPauseMs);
  // While the field shows the chosen name, that name is no search.
  const schemas = useHookableSchemas(search === value?.name ? '' : search);

  const found: readonly ChosenSchema[] = (schemas.data?.items ?? []).map((schema) => ({
    id: schema.id,
    name: schema.name,
    version: schema.published_version,
  }));
  const known =
    value !== null && !found.some((schema) => schema.id === value.id) ? [value, ...found] : found;
  const data: ComboboxItem[] = known.map(({ id, name }) => ({ value: id, label: name }));

  const handleChange = (id: string | null) => {
    const chosen = known.find((schema) => schema.id === id);
    if (chosen !== undefined) onChange(chosen);
  };

  return (
    <div>
      <Select
        label={t('modal.schema')}
        placeholder={t('modal.schemaPlaceholder')}
        required
        mt="sm"
        searchable
        allowDeselect={false}
        data={data}
        value={value?.id ?? null}
        onChange={handleChange}
        onSearchChange={setTyped}
        filter={({ options }) => options}
        nothingFoundMessage={schemas.isPending ? t('modal.schemaLoading') : t('modal.schemaNone')}
        maxDropdownHeight={260}
        renderOption={({ option }) => (
          <SchemaOption
            name={option.label}
            version={known.find((schema) => schema.id === option.value)?.version ?? null}
          />
        )}
        error={schemas.error?.message}
      />
      <Group gap={16} className={classes.links}>
        {value !== null && (
          <Link to="/flow-schemas/$schemaId" params={{ schemaId: value.id }} target="_blank">
            {t('modal.schemaOpen')} <IconExternalLink size={13} stroke={1.5} aria-hidden />
          </Link>
        )}
        <Link to="/flow-schemas" search={{ new: true }} target="_blank">
          {t('modal.schemaNew')} <IconExternalLink size={13} stroke={1.5} aria-hidden />
        </Link>
      </Group>
    </div>
  );
}

function SchemaOption({ name, version }: { name: string; version: number | null }) {
  const { t } = useTranslation('hooks');
  return (
    <span className={classes.option}>
      <span className={classes.name}>{name}</span>
      {version === null ? (
        <Tag tone="warn">{t('unpublished')}</Tag>
      ) : (
        <Tag>{t('version', { version })}</Tag>
      )}
    </span>
  );
}
