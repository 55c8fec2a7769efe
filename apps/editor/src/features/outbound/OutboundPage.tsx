import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { addTexts } from '../../i18n/addTexts';
import texts from '../../i18n/en/outbound.json' with { type: 'json' };
import { FailedState } from '../../ui/FailedState';
import { Page } from '../../ui/Page';
import { PageHeader } from '../../ui/PageHeader';
import { ProblemNote } from '../../ui/ProblemNote';
import { useMay } from '../access/useMay';
import { SettingsTabs } from '../settings/SettingsTabs';
import { useOutboundAllow } from './outbound.api';
import { OutboundForm } from './OutboundForm';

addTexts('outbound', texts);

const skeletonHeight = 220;

/** Targets inside the own network that flows and connections of every domain may reach. */
export function OutboundPage() {
  const { t } = useTranslation();
  const forbidden = useMay('platform:manage');
  const allow = useOutboundAllow(forbidden === null);
  return (
    <Page>
      <PageHeader title={t('nav.settings')} />
      <SettingsTabs />
      {forbidden !== null && <ProblemNote>{forbidden}</ProblemNote>}
      {allow.isLoadingError && (
        <FailedState error={allow.error} onRetry={() => void allow.refetch()} />
      )}
      {allow.isLoading && <Skeleton height={skeletonHeight} maw={640} radius="md" />}
      {allow.data && <OutboundForm allow={allow.data} />}
    </Page>
  );
}
