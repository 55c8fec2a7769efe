import { integrationKinds, IntegrationKind } from '@hookline/contracts';
import { Link, getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { addTexts } from '../../i18n/addTexts';
import texts from '../../i18n/en/integrations.json' with { type: 'json' };
import { Page } from '../../ui/Page';
import { PageHeader } from '../../ui/PageHeader';
import { IntegrationEditor } from './IntegrationEditor';
import { newIntegrationForm } from './integration-form';
import { KindIcon } from './KindIcon';
import classes from './Integration.module.css';

addTexts('integrations', texts);

const route = getRouteApi('/frame/integrations/new');
const kinds = IntegrationKind.options;

/** A connection before it exists: first what it leads to, then its settings. */
export function NewIntegrationPage() {
  const { t } = useTranslation('integrations');
  const { kind } = route.useSearch();
  const navigate = route.useNavigate();
  const initial = useMemo(() => (kind === undefined ? null : newIntegrationForm(kind)), [kind]);
  const crumb = <Link to="/integrations">{t('title')}</Link>;
  if (kind === undefined || initial === null) {
    return (
      <Page>
        <PageHeader title={t('new')} crumb={crumb} facts={<span>{t('chooseKind')}</span>} />
        <ul className={classes.kinds}>
          {kinds.map((one) => (
            <li key={one}>
              <Link to="/integrations/new" search={{ kind: one }}>
                <KindIcon kind={one} size={20} />
                <span>
                  <span className={classes.kindName}>{integrationKinds[one].label}</span>
                  <span className={classes.kindText}>{integrationKinds[one].description}</span>
                </span>
              </Link>
            </li>
          ))}
        </ul>
      </Page>
    );
  }
  return (
    <Page>
      <PageHeader
        title={t('newOf', { kind: integrationKinds[kind].label })}
        crumb={crumb}
        facts={<KindIcon kind={kind} />}
      />
      <IntegrationEditor
        key={kind}
        id={null}
        initial={initial}
        saveLabel={t('create')}
        onSaved={(integrationId) =>
          void navigate({
            to: '/integrations/$integrationId',
            params: { integrationId },
            ignoreBlocker: true,
          })
        }
      />
    </Page>
  );
}
