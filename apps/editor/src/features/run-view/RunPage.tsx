import { Skeleton } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { ReactFlowProvider } from '@xyflow/react';
import { useTranslation } from 'react-i18next';
import { addTexts } from '../../i18n/addTexts';
import canvasTexts from '../../i18n/en/canvas.json' with { type: 'json' };
import editorTexts from '../../i18n/en/flow-editor.json' with { type: 'json' };
import formTexts from '../../i18n/en/node-form.json' with { type: 'json' };
import actionTexts from '../../i18n/en/run-actions.json' with { type: 'json' };
import runTexts from '../../i18n/en/run-view.json' with { type: 'json' };
import { FailedState } from '../../ui/FailedState';
import { EditorTopBar } from '../flow-editor/EditorTopBar';
import { useRun } from './run.api';
import { RunWorkspace } from './RunWorkspace';
import classes from './RunView.module.css';

addTexts('canvas', canvasTexts);
addTexts('flow-editor', editorTexts);
addTexts('node-form', formTexts);
addTexts('run-actions', actionTexts);
addTexts('run-view', runTexts);

const route = getRouteApi('/frame/runs/$runId');

/** One run, painted on the version it is pinned to. */
export function RunPage() {
  const { t } = useTranslation('run-view');
  const { runId } = route.useParams();
  const run = useRun(runId);
  if (run.data !== undefined) {
    return (
      <ReactFlowProvider key={runId}>
        <RunWorkspace run={run.data} />
      </ReactFlowProvider>
    );
  }
  return (
    <div className={classes.page}>
      <EditorTopBar
        title={
          run.isError ? (
            <h1 className={classes.name}>{t('run', { id: runId })}</h1>
          ) : (
            <Skeleton width={200} height={20} />
          )
        }
        facts={null}
        actions={null}
      />
      <div className={classes.middle} aria-busy={!run.isError}>
        {run.isError && <FailedState error={run.error} onRetry={() => void run.refetch()} />}
      </div>
    </div>
  );
}
