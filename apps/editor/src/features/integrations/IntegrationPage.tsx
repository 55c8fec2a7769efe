import { integrationKinds } from '@hookline/contracts';
import { Skeleton, Stack } from '@mantine/core';
import { Link, getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailedState } from '../../ui/FailedState';
import { addTexts } from '../../i18n/addTexts';
import texts from '../../i18n/en/integrations.json' with { type: 'json' };
import { Page } from '../../ui/Page';
import { PageHeader } from '../../ui/PageHeader';
import { ReasonButton } from '../../ui/ReasonButton';
import { useMay } from '../access/useMay';
import { DeleteIntegrationDialog } from './DeleteIntegrationDialog';
import { IntegrationEditor } from './IntegrationEditor';
import { toIntegrationForm } from './integration-form';
import { useIntegration } from './integrations.api';
import { KindIcon } from './KindIcon';
import { LastTest } from './LastTest';
import classes from './Integration.module.css';

addTexts('integrations', texts);

const route = getRouteApi('/frame/integrations/$integrationId');

/** One connection: its settings, its test, its end. */
export function IntegrationPage() {
  const { t } = useTranslation('integrations');
  const { integrationId } = route.useParams();
  const navigate = useNavigate();
  const integration = useIntegration(integrationId);
  const forbidden = useMay('integration:manage');
  const [removing, setRemoving] = useState(false);
  const { data } = integration;
  const initial = useMemo(() => (data === undefined ? null : toIntegrationForm(data)), [data]);
  const crumb = <Link to="/integrations">{t('title')}</Link>;
  if (data === undefined || initial === null) {
    return (
      <Page>
        <PageHeader title={integration.isError ? t('title') : t('loading')} crumb={crumb} />
        {integration.isError ? (
          <FailedState error={integration.error} onRetry={() => void integration.refetch()} />
        ) : (
          <Stack gap={16} maw={560} aria-busy>
            <Skeleton height={34} />
            <Skeleton height={34} />
            <Skeleton height={34} />
          </Stack>
        )}
      </Page>
    );
  }
  return (
    <Page>
      <PageHeader
        title={data.name}
        crumb={crumb}
        facts={
          <>
            <span className={classes.kind}>
              <KindIcon kind={data.kind} />
              {integrationKinds[data.kind].label}
            </span>
            <LastTest test={data.last_test} />
            <span>{t('usedBy', { count: data.used_by })}</span>
          </>
        }
      />
      <IntegrationEditor
        key={data.id}
        id={data.id}
        initial={initial}
        saveLabel={t('save')}
        aside={
          <ReasonButton
            variant="default"
            color="bad"
            reason={forbidden}
            onClick={() => setRemoving(true)}
          >
            {t('delete.action')}
          </ReasonButton>
        }
      />
      {removing && (
        <DeleteIntegrationDialog
          integration={data}
          onClose={() => setRemoving(false)}
          onDeleted={() => void navigate({ to: '/integrations', ignoreBlocker: true })}
        />
      )}
    </Page>
  );
}
