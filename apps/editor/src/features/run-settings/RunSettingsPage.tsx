import { Skeleton, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { addTexts } from '../../i18n/addTexts';
import texts from '../../i18n/en/run-settings.json' with { type: 'json' };
import { FailedState } from '../../ui/FailedState';
import { Page } from '../../ui/Page';
import { PageHeader } from '../../ui/PageHeader';
import { ProblemNote } from '../../ui/ProblemNote';
import { useMay } from '../access/useMay';
import { SettingsTabs } from '../settings/SettingsTabs';
import { RunSettings } from './RunSettings';
import { useRetention, useRunLimits } from './run-settings.api';

addTexts('run-settings', texts);

/** Of a field with its help. */
const fieldHeight = 82;

/** What one run may use up, and how long history is kept. */
export function RunSettingsPage() {
  const { t } = useTranslation(['run-settings', 'common']);
  const unreadable = useMay('run:read');
  const forbidden = useMay('personal_data:manage');
  const limits = useRunLimits(unreadable === null);
  const retention = useRetention(unreadable === null);
  const failed = [limits, retention].filter((query) => query.isLoadingError);
  const isLoading = failed.length === 0 && (limits.isLoading || retention.isLoading);
  const note = unreadable ?? forbidden;
  return (
    <Page>
      <PageHeader title={t('common:nav.settings')} />
      <SettingsTabs />
      {note !== null && <ProblemNote tone="warn">{note}</ProblemNote>}
      {failed[0] !== undefined && (
        <FailedState
          error={failed[0].error}
          onRetry={() => failed.forEach((query) => void query.refetch())}
        />
      )}
      {isLoading && (
        <Stack gap={16} maw={560} role="status" aria-label={t('common:table.loading')}>
          {Array.from({ length: 6 }, (_, index) => (
            <Skeleton key={index} height={fieldHeight} />
          ))}
        </Stack>
      )}
      {limits.data !== undefined && retention.data !== undefined && (
        <RunSettings limits={limits.data} retention={retention.data} forbidden={forbidden} />
      )}
    </Page>
  );
}
