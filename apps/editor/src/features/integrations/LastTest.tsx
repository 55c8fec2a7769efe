import type { Integration } from '@hookline/contracts';
import { Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { StatusBadge } from '../../ui/StatusBadge';
import { TimeText } from '../../ui/TimeText';
import classes from './Integration.module.css';

/** How the last test of the stored values went. */
export function LastTest({ test }: { test: Integration['last_test'] }) {
  const { t } = useTranslation('integrations');
  if (test === null) return <StatusBadge status="queued" label={t('lastTest.never')} />;
  return (
    <span className={classes.kind}>
      <Tooltip label={test.message} multiline maw={360} disabled={test.message === ''}>
        <span>
          <StatusBadge
            status={test.ok ? 'completed' : 'failed'}
            label={t(test.ok ? 'lastTest.ok' : 'lastTest.failed')}
          />
        </span>
      </Tooltip>
      <TimeText value={test.at} style="date-time" />
    </span>
  );
}
