import type { QueueHook } from '@hookline/contracts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Tag } from '../../ui/Tag';
import classes from './HookCells.module.css';

/** The flow schema of a hook, its published version, and whether a newer draft waits. */
export function HookSchemaCell({ schema }: { schema: QueueHook['schema'] }) {
  const { t } = useTranslation('hooks');
  return (
    <span className={classes.schema}>
      <Link
        to="/flow-schemas/$schemaId"
        params={{ schemaId: schema.id }}
        target="_blank"
        title={schema.name}
      >
        {schema.name}
      </Link>
      {schema.version === null ? (
        <Tag tone="warn">{t('unpublished')}</Tag>
      ) : (
        <Tag>{t('version', { version: schema.version })}</Tag>
      )}
      {schema.draft_newer && schema.version !== null && <Tag tone="warn">{t('draftNewer')}</Tag>}
    </span>
  );
}
