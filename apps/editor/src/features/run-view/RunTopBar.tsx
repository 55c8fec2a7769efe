import type { RunDetail } from '@hookline/contracts';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { eventLabel } from '../../i18n/event-label';
import { StatusBadge } from '../../ui/StatusBadge';
import { Tag } from '../../ui/Tag';
import { TimeText } from '../../ui/TimeText';
import { RunActions } from '../run-actions/RunActions';
import { EditorTopBar } from '../flow-editor/EditorTopBar';
import classes from './RunView.module.css';

/** Which run this is, how it went, and the ways to what it came from. */
export function RunTopBar({ run }: { run: RunDetail }) {
  const { t } = useTranslation(['run-view', 'common']);
  return (
    <EditorTopBar
      title={
        <h1 className={classes.name} title={run.schema.name}>
          {run.schema.name}
        </h1>
      }
      facts={
        <>
          <Link
            to="/flow-schemas/$schemaId"
            params={{ schemaId: run.schema.id }}
            search={run.draft_revision === null ? { version: String(run.schema.version) } : {}}
            title={t(run.draft_revision === null ? 'version' : 'openDraft', {
              version: run.schema.version,
            })}
          >
            <Tag>
              {run.draft_revision === null
                ? t('versionShort', { version: run.schema.version })
                : t('draft', { revision: run.draft_revision })}
            </Tag>
          </Link>
          <StatusBadge
            status={run.status}
            label={t('runStatus', {
              id: shortId(run.id),
              status: t(`common:status.${run.status}`),
            })}
          />
          {run.dry && <Tag tone="wait">{t('dry')}</Tag>}
          <span className={classes.facts}>
            {run.queue !== null && (
              <>
                <Link to="/queues/$queueId/hooks" params={{ queueId: run.queue.id }}>
                  {run.queue.name}
                </Link>
                {' · '}
              </>
            )}
            {eventLabel(run.event.type)} · <TimeText value={run.created_at} />
          </span>
        </>
      }
      actions={
        <>
          <RunActions run={run} />
          <Button
            variant="default"
            renderRoot={(props) => (
              <Link
                to="/event-log"
                search={{ period: 'all', open: run.event.id, key: [run.key] }}
                {...props}
              />
            )}
          >
            {t('event')}
          </Button>
          <Button
            variant="default"
            renderRoot={(props) => (
              <Link to="/event-log" search={{ period: 'all', key: [run.key] }} {...props} />
            )}
          >
            {t('call')}
          </Button>
          <Button
            renderRoot={(props) => (
              <Link to="/flow-schemas/$schemaId" params={{ schemaId: run.schema.id }} {...props} />
            )}
          >
            {t('editDraft')}
          </Button>
        </>
      }
    />
  );
}

/** Enough of a long id to recognise it: ids of one hour begin alike, so the end is shown. */
function shortId(id: string): string {
  return id.length > 12 ? `…${id.slice(-6)}` : id;
}
