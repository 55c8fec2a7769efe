import { ActionIcon, Tooltip } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './RefreshButton.module.css';

interface RefreshButtonProps {
  readonly busy: boolean;
  readonly onRefresh: () => void;
}

/** Reads the list again; page, sort and filter stay as they are. */
export function RefreshButton({ busy, onRefresh }: RefreshButtonProps) {
  const { t } = useTranslation();
  return (
    <Tooltip label={t('action.refresh')}>
      <ActionIcon aria-label={t('action.refresh')} aria-busy={busy} onClick={onRefresh}>
        <IconRefresh
          size={18}
          stroke={1.5}
          className={classes.icon}
          data-busy={busy || undefined}
        />
      </ActionIcon>
    </Tooltip>
  );
}
