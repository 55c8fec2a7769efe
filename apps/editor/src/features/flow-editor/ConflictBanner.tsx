import { Button } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemMessage } from '../../api/api-problem';
import classes from './FlowEditor.module.css';

interface ConflictBannerProps {
  readonly onReload: () => Promise<void>;
  readonly onOverwrite: () => Promise<void>;
}

/** Two people edit one draft: the person decides whose it is to be. */
export function ConflictBanner({ onReload, onOverwrite }: ConflictBannerProps) {
  const { t } = useTranslation('flow-editor');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const run = async (action: () => Promise<void>) => {
    setBusy(true);
    setError(null);
    try {
      await action();
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className={classes.banner} role="alert">
      <IconUsers size={18} stroke={1.5} aria-hidden />
      <span className={classes.bannerText}>
        {error === null ? t('conflict.text') : problemMessage(error)}
      </span>
      <Button variant="default" disabled={busy} onClick={() => void run(onReload)}>
        {t('conflict.reload')}
      </Button>
      <Button variant="default" color="bad" disabled={busy} onClick={() => void run(onOverwrite)}>
        {t('conflict.overwrite')}
      </Button>
    </div>
  );
}
