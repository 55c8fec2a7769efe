import { ActionIcon, Tooltip } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

interface RowActionsProps {
  /** For the accessible names: "Edit Support line". */
  readonly name: string;
  readonly onEdit?: () => void;
  readonly onDelete?: () => void;
}

/** Pencil and bin of a row. */
export function RowActions({ name, onEdit, onDelete }: RowActionsProps) {
  const { t } = useTranslation();
  return (
    <>
      {onEdit && (
        <Tooltip label={t('action.edit')}>
          <ActionIcon
            size={28}
            aria-label={`${t('action.edit')} ${name}`}
            onClick={(event) => {
              event.stopPropagation();
              onEdit();
            }}
          >
            <IconPencil size={16} stroke={1.5} />
          </ActionIcon>
        </Tooltip>
      )}
      {onDelete && (
        <Tooltip label={t('action.delete')}>
          <ActionIcon
            size={28}
            aria-label={`${t('action.delete')} ${name}`}
            onClick={(event) => {
              event.stopPropagation();
              onDelete();
            }}
          >
            <IconTrash size={16} stroke={1.5} />
          </ActionIcon>
        </Tooltip>
      )}
    </>
  );
}
