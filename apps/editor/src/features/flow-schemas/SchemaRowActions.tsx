import { ActionIcon, Tooltip } from '@mantine/core';
import { IconCopy, IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { RowActions } from '../../ui/RowActions';

interface SchemaRowActionsProps {
  readonly name: string;
  readonly onDuplicate: () => void;
  readonly onExport: () => void;
  readonly onDelete: () => void;
}

/** Duplicate, export, delete. */
export function SchemaRowActions(props: SchemaRowActionsProps) {
  const { t } = useTranslation('flow-schemas');
  const { name } = props;
  return (
    <>
      <Tooltip label={t('duplicate')}>
        <ActionIcon size={28} aria-label={`${t('duplicate')} ${name}`} onClick={props.onDuplicate}>
          <IconCopy size={16} stroke={1.5} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t('export')}>
        <ActionIcon size={28} aria-label={`${t('export')} ${name}`} onClick={props.onExport}>
          <IconDownload size={16} stroke={1.5} />
        </ActionIcon>
      </Tooltip>
      <RowActions name={name} onDelete={props.onDelete} />
    </>
  );
}
