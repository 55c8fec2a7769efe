import { Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

interface RemovableChipProps {
  readonly name: string;
  readonly value: string;
  readonly onRemove: () => void;
}

/** A filter that came by a link: it can only be taken away. */
export function RemovableChip({ name, value, onRemove }: RemovableChipProps) {
  const { t } = useTranslation();
  return (
    <Button
      variant="light"
      rightSection={<IconX size={14} stroke={1.5} aria-hidden />}
      aria-label={`${name} ${value}: ${t('chip.clear', { name })}`}
      onClick={onRemove}
    >
      {name} {value}
    </Button>
  );
}
