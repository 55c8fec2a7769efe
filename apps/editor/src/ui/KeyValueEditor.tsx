import { ActionIcon, Button, Group, Input, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useRemovableRows } from './useRemovableRows';

export interface KeyValue {
  readonly name: string;
  readonly value: string;
}

interface KeyValueEditorProps {
  readonly label: string;
  readonly help?: string;
  readonly error?: string;
  /** Default: "Add variable". */
  readonly addLabel?: string;
  readonly rows: readonly KeyValue[];
  readonly onChange: (rows: readonly KeyValue[]) => void;
}

/** Variables as rows of name and value. */
export function KeyValueEditor(props: KeyValueEditorProps) {
  const { label, help, error, addLabel, rows, onChange } = props;
  const { t } = useTranslation();
  const { addRef, remove } = useRemovableRows({ rows, onChange });
  const change = (index: number, part: Partial<KeyValue>) =>
    onChange(rows.map((row, at) => (at === index ? { ...row, ...part } : row)));
  return (
    <Input.Wrapper label={label} description={help} error={error} labelElement="div" mt="sm">
      {rows.map((row, index) => (
        <Group key={index} gap={8} wrap="nowrap" mb={8}>
          <TextInput
            aria-label={t('keyValue.nameOf', { label, row: index + 1 })}
            placeholder={t('keyValue.name')}
            flex={1}
            value={row.name}
            onChange={(event) => change(index, { name: event.currentTarget.value })}
          />
          <TextInput
            aria-label={t('keyValue.valueOf', { label, row: index + 1 })}
            placeholder={t('keyValue.value')}
            flex={1}
            value={row.value}
            onChange={(event) => change(index, { value: event.currentTarget.value })}
          />
          <ActionIcon
            aria-label={t('keyValue.remove', { label, row: index + 1, name: row.name }).trim()}
            onClick={() => remove(index)}
          >
            <IconX size={16} stroke={1.5} />
          </ActionIcon>
        </Group>
      ))}
      <Button
        ref={addRef}
        variant="subtle"
        leftSection={<IconPlus size={16} stroke={1.5} />}
        onClick={() => onChange([...rows, { name: '', value: '' }])}
      >
        {addLabel ?? t('keyValue.add')}
      </Button>
    </Input.Wrapper>
  );
}
