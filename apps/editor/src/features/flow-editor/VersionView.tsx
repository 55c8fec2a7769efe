import type { FlowSchema } from '@hookline/contracts';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CanvasSelection } from '../canvas/canvas-mapping';
import { FlowCanvas } from '../canvas/FlowCanvas';
import { useKeepInView } from '../canvas/useKeepInView';
import { NodePanel } from '../node-form/NodePanel';
import { FailedState } from '../../ui/FailedState';
import { Tag } from '../../ui/Tag';
import { TimeText } from '../../ui/TimeText';
import { emptySelection } from './editor-store';
import { EditorTopBar } from './EditorTopBar';
import { useVersion } from './flow-editor.api';
import classes from './FlowEditor.module.css';

interface VersionViewProps {
  readonly schema: FlowSchema;
  readonly version: number;
}

const noProblems = new Map<string, never[]>();

/** A published version, to look at. */
export function VersionView({ schema, version }: VersionViewProps) {
  const { t } = useTranslation('flow-editor');
  const found = useVersion(schema.id, version);
  const [selection, setSelection] = useState<CanvasSelection>(emptySelection);
  const [openId, setOpenId] = useState<string | null>(null);
  const canvasRef = useRef<HTMLDivElement>(null);
  useKeepInView(canvasRef, openId);
  const graph = found.data?.graph;
  const node = graph?.nodes.find(({ id }) => id === openId);
  return (
    <div className={classes.page}>
      <EditorTopBar
        title={<h1 className={classes.plainName}>{schema.name}</h1>}
        facts={
          <>
            <Tag>{t('versions.readOnly', { version })}</Tag>
            {found.data !== undefined && (
              <span className={classes.saveNote}>
                <TimeText value={found.data.created_at} style="date-time" />
                {found.data.created_by !== null && ` · ${found.data.created_by.name}`}
              </span>
            )}
          </>
        }
        actions={
          <Button
            variant="default"
            renderRoot={(props) => (
              <Link to="/flow-schemas/$schemaId" params={{ schemaId: schema.id }} {...props} />
            )}
          >
            {t('versions.toDraft')}
          </Button>
        }
      />
      <div className={classes.body}>
        <div className={classes.middle}>
          {found.isLoadingError && (
            <FailedState error={found.error} onRetry={() => void found.refetch()} />
          )}
          {graph !== undefined && (
            <div className={classes.canvas} ref={canvasRef}>
              <FlowCanvas
                label={t('canvasOf', { name: schema.name })}
                graph={graph}
                selection={selection}
                readOnly
                onSelect={setSelection}
                onOpen={setOpenId}
              />
            </div>
          )}
        </div>
        {graph !== undefined && node !== undefined && (
          <NodePanel
            graph={graph}
            node={node}
            problems={noProblems}
            events={noEvents}
            edits={null}
            onClose={() => setOpenId(null)}
          />
        )}
      </div>
    </div>
  );
}

const noEvents: never[] = [];
