import { Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';

interface RemovableChipProps {
  readonly name: string;
  readonly value: string;
  readonly onRemove: () => void;
}

/** A filter that came by a link: it can only be taken away. The filter before it gets the focus then. */
export function RemovableChip({ name, value, onRemove }: RemovableChipProps) {
  const { t } = useTranslation();
  const handleClick = ({ currentTarget }: MouseEvent<HTMLButtonElement>) => {
    filterBefore(currentTarget)?.focus();
    onRemove();
  };
  return (
    <Button
      variant="light"
      rightSection={<IconX size={14} stroke={1.5} aria-hidden />}
      aria-label={`${name} ${value}: ${t('chip.clear', { name })}`}
      onClick={handleClick}
    >
      {name} {value}
    </Button>
  );
}

function filterBefore(chip: HTMLElement): HTMLElement | null {
  const controls = chip.parentElement?.querySelectorAll<HTMLElement>('button, input') ?? [];
  return [...controls].filter((one) => isBefore(one, chip)).at(-1) ?? null;
}

function isBefore(one: HTMLElement, other: HTMLElement): boolean {
  return (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}
