import type { FlowSchema } from '@hookline/contracts';
import { Button, Drawer, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailedState } from '../../ui/FailedState';
import { Tag } from '../../ui/Tag';
import { TimeText } from '../../ui/TimeText';
import type { DraftSaver } from './draft-saver';
import { useVersions } from './flow-editor.api';
import { RollbackDialog } from './RollbackDialog';
import { useReturnFocus } from '../../ui/useReturnFocus';
import classes from './VersionsDrawer.module.css';

interface VersionsDrawerProps {
  readonly schema: FlowSchema;
  readonly saver: DraftSaver;
  /** How many hooks would run the other version at once. */
  readonly hooks: number;
  readonly readOnly: boolean;
  readonly onOpenVersion: (version: number) => void;
  /** @param draft whether the server's draft is to be shown, or is what the editor has */
  readonly onRolledBack: (draft: 'stored' | 'ours') => void;
  readonly onClose: () => void;
}

/** Every published version: who, when, why; open one, or publish it again. */
export function VersionsDrawer(props: VersionsDrawerProps) {
  useReturnFocus();
  const { t } = useTranslation(['flow-editor', 'common']);
  const versions = useVersions(props.schema.id);
  const [asked, setAsked] = useState<number | null>(null);
  const items = versions.data?.items ?? [];
  return (
    <Drawer
      opened
      // The question below takes its own Escape.
      closeOnEscape={asked === null}
      onClose={props.onClose}
      position="right"
      size={440}
      title={t('versions.title')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      {versions.isPending && <Skeleton height={160} />}
      {versions.isError && (
        <FailedState error={versions.error} onRetry={() => void versions.refetch()} />
      )}
      {versions.isSuccess && items.length === 0 && <p>{t('versions.none')}</p>}
      <ol className={classes.list}>
        {items.map((version) => (
          <li key={version.id} className={classes.version}>
            <div className={classes.head}>
              <strong>{t('versions.name', { version: version.version })}</strong>
              {version.current && <Tag tone="ok">{t('versions.current')}</Tag>}
              <span className={classes.when}>
                <TimeText value={version.created_at} style="date-time" />
              </span>
            </div>
            <p className={classes.note}>{version.note || t('versions.noNote')}</p>
            <div className={classes.foot}>
              <span className={classes.who}>
                {version.created_by?.name ?? t('versions.nobody')}
              </span>
              <Button
                variant="subtle"
                size="compact-sm"
                aria-label={t('versions.openOf', { version: version.version })}
                onClick={() => props.onOpenVersion(version.version)}
              >
                {t('versions.open')}
              </Button>
              {!version.current && !props.readOnly && (
                <Button
                  variant="subtle"
                  size="compact-sm"
                  aria-label={t('versions.rollbackOf', { version: version.version })}
                  onClick={() => setAsked(version.version)}
                >
                  {t('versions.rollback')}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ol>
      {asked !== null && (
        <RollbackDialog
          schema={props.schema}
          saver={props.saver}
          version={asked}
          hooks={props.hooks}
          onClose={() => setAsked(null)}
          onRolledBack={props.onRolledBack}
        />
      )}
    </Drawer>
  );
}
