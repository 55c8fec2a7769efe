import type { FlowGraph, FlowSchema } from '@hookline/contracts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Tag } from '../../ui/Tag';
import { countChanges } from './count-changes';
import { useVersion } from './flow-editor.api';

interface DraftFactsProps {
  readonly schema: FlowSchema;
  readonly graph: FlowGraph;
  readonly readOnly: boolean;
}

/** "Draft, 3 changes after v5", or that what is drawn is what runs. */
export function DraftFacts({ schema, graph, readOnly }: DraftFactsProps) {
  const { t } = useTranslation('flow-editor');
  const version = schema.published_version;
  const published = useVersion(schema.id, version);
  const before = published.data?.graph;
  const changes = useMemo(
    () => (before === undefined ? null : countChanges(before, graph)),
    [before, graph],
  );
  return (
    <>
      {version === null ? (
        <Tag tone="warn">{t('state.unpublished')}</Tag>
      ) : changes === 0 ? (
        <Tag tone="ok">{t('state.published', { version })}</Tag>
      ) : (
        <Tag tone="warn">
          {changes === null
            ? t('state.draft', { version })
            : t('state.changes', { count: changes, version })}
        </Tag>
      )}
      {readOnly && <Tag>{t('state.readOnly')}</Tag>}
    </>
  );
}
