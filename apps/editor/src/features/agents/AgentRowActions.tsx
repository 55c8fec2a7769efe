import { ActionIcon, Tooltip } from '@mantine/core';
import { IconUserCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { RowActions } from '../../ui/RowActions';

interface AgentRowActionsProps {
  /** For the accessible names: "Change status of Olha". */
  readonly name: string;
  /** What the person may not do is not offered. */
  readonly onStatus?: () => void;
  readonly onEdit?: () => void;
  readonly onDelete?: () => void;
}

/** Status, pencil and bin of an agent. */
export function AgentRowActions({ name, onStatus, onEdit, onDelete }: AgentRowActionsProps) {
  const { t } = useTranslation('agents');
  return (
    <>
      {onStatus && (
        <Tooltip label={t('status.change')}>
          <ActionIcon
            size={28}
            aria-label={t('status.changeOf', { name })}
            onClick={(event) => {
              event.stopPropagation();
              onStatus();
            }}
          >
            <IconUserCheck size={16} stroke={1.5} />
          </ActionIcon>
        </Tooltip>
      )}
      <RowActions name={name} onEdit={onEdit} onDelete={onDelete} />
    </>
  );
}
