import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ReactFlowProvider } from '@xyflow/react';
import { useTranslation } from 'react-i18next';
import { addTexts } from '../../i18n/addTexts';
import canvasTexts from '../../i18n/en/canvas.json' with { type: 'json' };
import editorTexts from '../../i18n/en/flow-editor.json' with { type: 'json' };
import formTexts from '../../i18n/en/node-form.json' with { type: 'json' };
import paletteTexts from '../../i18n/en/palette.json' with { type: 'json' };
import runTexts from '../../i18n/en/run-view.json' with { type: 'json' };
import testTexts from '../../i18n/en/flow-test.json' with { type: 'json' };
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
  const { schemaId } = route.useParams();
  const search = route.useSearch();
  const version = versionOf(search['version']);
  return version === null ? (
    <DraftPage key={schemaId} schemaId={schemaId} />
  ) : (
    <VersionPage key={`${schemaId} ${version}`} schemaId={schemaId} version={version} />
  );
}

/**
 * The draft is remembered only while this is on the page: an author who comes back from a version
 * gets the draft as it was saved last, not as it was first opened.
 */
function DraftPage({ schemaId }: { schemaId: string }) {
  const schema = useQuery(schemaQuery(schemaId));
  const draft = useQuery(draftQuery(schemaId));
  if (schema.data !== undefined && draft.data !== undefined) {
    return <FlowEditor schema={schema.data} draft={draft.data} />;
  }
  return (
    <NoEditorYet
      error={schema.error ?? draft.error}
      onRetry={() => void Promise.all([schema.refetch(), draft.refetch()])}
    />
  );
}

function VersionPage({ schemaId, version }: { schemaId: string; version: number }) {
  const schema = useQuery(schemaQuery(schemaId));
  if (schema.data === undefined) {
    return <NoEditorYet error={schema.error} onRetry={() => void schema.refetch()} />;
  }
  return (
    <ReactFlowProvider>
      <VersionView schema={schema.data} version={version} />
    </ReactFlowProvider>
  );
}

interface NoEditorYetProps {
  readonly error: unknown;
  readonly onRetry: () => void;
}

/** While a schema is on its way, or in its place when it cannot be read. */
function NoEditorYet({ error, onRetry }: NoEditorYetProps) {
  const { t } = useTranslation('flow-editor');
  const isWaiting = error === null;
  return (
    <div className={classes.page}>
      <EditorTopBar
        title={
          isWaiting ? (
            <Skeleton width={200} height={20} />
          ) : (
            <SchemaName name={t('failed')} onRename={null} />
          )
        }
        facts={null}
        actions={null}
      />
      <div className={classes.waiting} aria-busy={isWaiting}>
        {!isWaiting && <FailedState error={error} onRetry={onRetry} />}
      </div>
    </div>
  );
}

function versionOf(text: unknown): number | null {
  return typeof text === 'string' && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}
