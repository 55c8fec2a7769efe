import { Combobox, UnstyledButton, useCombobox } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './FilterChip.module.css';

export interface FilterOption {
  readonly value: string;
  readonly label: string;
}

interface FilterChipProps {
  readonly name: string;
  readonly options: readonly FilterOption[];
  readonly values: readonly string[];
  /** Values that are not offered, for their names. */
  readonly others?: readonly FilterOption[];
  /** One value only, and always one. */
  readonly single?: boolean;
  readonly onChange: (values: readonly string[]) => void;
  /** When given, the server does the searching. */
  readonly onSearch?: (text: string) => void;
}

const longList = 8;

/** A filter as a chip: "Queue Support, Sales". Opens a list to choose from. */
export function FilterChip(props: FilterChipProps) {
  const { name, options, values, others = [], single = false, onChange, onSearch } = props;
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  // A search leaves out of the options what is chosen; its name is still known.
  const [names, setNames] = useState<Readonly<Record<string, string>>>({});
  const nameOf = (value: string) =>
    [...options, ...others].find((one) => one.value === value)?.label ?? names[value] ?? value;
  const rememberNames = (chosenValues: readonly string[]) =>
    setNames(Object.fromEntries(chosenValues.map((value) => [value, nameOf(value)])));
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      setSearch('');
      onSearch?.('');
    },
  });
  const searchable = onSearch !== undefined || options.length > longList;
  const chosen = values.map(nameOf);
  const shown = onSearch
    ? options
    : options.filter(({ label }) => label.toLowerCase().includes(search.trim().toLowerCase()));
  const words =
    chosen.length === 0
      ? t('chip.any')
      : chosen.length <= 2
        ? chosen.join(', ')
        : t('chip.selected', { count: chosen.length });

  const handleSubmit = (value: string) => {
    if (single) {
      onChange([value]);
      combobox.closeDropdown();
      return;
    }
    const next = values.includes(value)
      ? values.filter((one) => one !== value)
      : [...values, value];
    rememberNames(next);
    onChange(next);
  };
  const handleSearch = (text: string) => {
    rememberNames(values);
    setSearch(text);
    onSearch?.(text);
  };

  return (
    <Combobox
      store={combobox}
      width={260}
      withinPortal={false}
      position="bottom-start"
      onOptionSubmit={handleSubmit}
    >
      <Combobox.Target targetType="button" withAriaAttributes>
        <UnstyledButton
          className={classes.chip}
          data-active={(!single && values.length > 0) || undefined}
          onClick={() => combobox.toggleDropdown()}
        >
          <span className={classes.name}>{name}</span>
          <span className={classes.value}>{words}</span>
          <IconChevronDown size={14} stroke={1.5} aria-hidden />
        </UnstyledButton>
      </Combobox.Target>
      <Combobox.Dropdown>
        {searchable && (
          <Combobox.Search
            role="combobox"
            aria-expanded={combobox.dropdownOpened}
            aria-label={t('chip.search', { name })}
            placeholder={t('chip.search', { name })}
            value={search}
            onChange={(event) => handleSearch(event.currentTarget.value)}
          />
        )}
        <Combobox.Options mah={280} style={{ overflowY: 'auto' }} aria-label={name}>
          {shown.length === 0 && <Combobox.Empty>{t('chip.none')}</Combobox.Empty>}
          {shown.map(({ value, label }) => (
            <Combobox.Option key={value} value={value} active={values.includes(value)}>
              <span className={classes.option}>
                <IconCheck
                  size={14}
                  aria-hidden
                  className={classes.check}
                  data-on={values.includes(value) || undefined}
                />
                {label}
              </span>
            </Combobox.Option>
          ))}
        </Combobox.Options>
        {!single && values.length > 0 && (
          <Combobox.Footer>
            <UnstyledButton className={classes.clear} onClick={() => onChange([])}>
              {t('chip.clear', { name })}
            </UnstyledButton>
          </Combobox.Footer>
        )}
      </Combobox.Dropdown>
    </Combobox>
  );
}
