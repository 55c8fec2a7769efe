import type { RunDetail } from '@hookline/contracts';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { eventLabel } from '../../i18n/event-label';
import { StatusBadge } from '../../ui/StatusBadge';
import { Tag } from '../../ui/Tag';
import { TimeText } from '../../ui/TimeText';
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
            search={{ version: String(run.schema.version) }}
            title={t('version', { version: run.schema.version })}
          >
            <Tag>v{run.schema.version}</Tag>
          </Link>
          <StatusBadge
            status={run.status}
            label={t('runStatus', {
              id: shortId(run.id),
              status: t(`common:status.${run.status}`),
            })}
          />
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
