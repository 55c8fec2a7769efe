import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ReactFlowProvider } from '@xyflow/react';
import { useTranslation } from 'react-i18next';
import { addTexts } from '../../i18n/addTexts';
import canvasTexts from '../../i18n/en/canvas.json';
import editorTexts from '../../i18n/en/flow-editor.json';
import formTexts from '../../i18n/en/node-form.json';
import paletteTexts from '../../i18n/en/palette.json';
import runTexts from '../../i18n/en/run-view.json';
import testTexts from '../../i18n/en/flow-test.json';
import { FailedState } from '../../ui/FailedState';
import { EditorTopBar } from './EditorTopBar';
import { FlowEditor } from './FlowEditor';
import { draftQuery, schemaQuery } from './flow-editor.api';
import { SchemaName } from './SchemaName';
import { VersionView } from './VersionView';
import classes from './FlowEditor.module.css';

addTexts('canvas', canvasTexts);
addTexts('flow-editor', editorTexts);
addTexts('node-form', formTexts);
addTexts('palette', paletteTexts);
addTexts('run-view', runTexts);
addTexts('flow-test', testTexts);

const route = getRouteApi('/frame/flow-schemas/$schemaId');

/** The canvas of one flow schema: its draft, or with `?version=5` one of its versions. */
export function FlowEditorPage() {
  const { t } = useTranslation('flow-editor');
  const { schemaId } = route.useParams();
  const search = route.useSearch();
  const version = versionOf(search['version']);
  const schema = useQuery(schemaQuery(schemaId));
  const draft = useQuery({ ...draftQuery(schemaId), enabled: version === null });

  if (schema.data !== undefined && version !== null) {
    return (
      <ReactFlowProvider key={version}>
        <VersionView schema={schema.data} version={version} />
      </ReactFlowProvider>
    );
  }
  if (schema.data !== undefined && draft.data !== undefined) {
    return <FlowEditor key={schemaId} schema={schema.data} draft={draft.data} />;
  }
  const error = schema.error ?? draft.error;
  return (
    <div className={classes.page}>
      <EditorTopBar
        title={
          error === null ? (
            <Skeleton width={200} height={20} />
          ) : (
            <SchemaName name={t('failed')} onRename={null} />
          )
        }
        facts={null}
        actions={null}
      />
      <div className={classes.waiting} aria-busy={error === null}>
        {error !== null && (
          <FailedState
            error={error}
            onRetry={() => void Promise.all([schema.refetch(), draft.refetch()])}
          />
        )}
      </div>
    </div>
  );
}

function versionOf(text: unknown): number | null {
  return typeof text === 'string' && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}
