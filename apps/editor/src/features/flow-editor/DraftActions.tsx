import type { FlowGraph, FlowSchema, Problem } from '@hookline/contracts';
import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconListCheck,
  IconPlayerPlay,
  IconSitemap,
} from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem, isStale, problemMessage } from '../../api/api-problem';
import { ReasonButton } from '../../ui/ReasonButton';
import type { CanvasEdge, CanvasNode } from '../canvas/canvas-mapping';
import { glideMs } from '../canvas/glide-ms';
import { showFlow } from '../canvas/show-flow';
import { tidyLayout } from '../canvas/tidy-layout';
import { countChanges } from './count-changes';
import type { DraftSaver } from './draft-saver';
import { useEditor, useEditorStore } from './EditorContext';
import { schemaQuery, usePublish, useVersion } from './flow-editor.api';
import { PublishDialog } from './PublishDialog';
import type { FlowProblems } from './useFlowProblems';
import { VersionsDrawer } from './VersionsDrawer';

interface DraftActionsProps {
  readonly schema: FlowSchema;
  readonly graph: FlowGraph;
  readonly problems: FlowProblems;
  /** Enabled hooks that start the schema. */
  readonly hooks: number;
  readonly saver: DraftSaver;
  /** Somebody else saved the draft; whose counts is asked above the canvas. */
  readonly isOvertaken: boolean;
  readonly readOnly: boolean;
  readonly onCheck: () => Promise<readonly Problem[]>;
  readonly onRefused: (problems: readonly Problem[]) => void;
  readonly onReload: () => Promise<void>;
  readonly onOpenVersion: (version: number) => void;
  readonly isTesting: boolean;
  /** Why nothing can be tested; null when it can. */
  readonly noTestReason: string | null;
  readonly onTest: () => void;
}

/** What can be done with the draft as a whole. */
export function DraftActions(props: DraftActionsProps) {
  const { t } = useTranslation('flow-editor');
  const { schema, graph, problems, saver, readOnly } = props;
  const flow = useReactFlow<CanvasNode, CanvasEdge>();
  const flowStore = useStoreApi();
  const store = useEditorStore();
  const canUndo = useEditor((state) => state.history.past.length > 0);
  const canRedo = useEditor((state) => state.history.future.length > 0);
  const [opened, setOpened] = useState<'publish' | 'versions' | null>(null);
  const [checking, setChecking] = useState(false);
  const queryClient = useQueryClient();
  const publish = usePublish(schema.id);
  const published = useVersion(schema.id, schema.published_version);
  const before = published.data?.graph;
  const changes =
    before === undefined ? graph.nodes.length + graph.edges.length : countChanges(before, graph);

  const reason = readOnly
    ? t('publish.notAllowed')
    : props.isOvertaken
      ? t('publish.overtaken')
      : problems.errors > 0
        ? t('publish.errors', { count: problems.errors })
        : schema.published_version !== null && before !== undefined && changes === 0
          ? t('publish.nothing', { version: schema.published_version })
          : null;

  const handleCheck = async () => {
    setChecking(true);
    try {
      const found = await props.onCheck();
      if (found.length === 0) notifications.show({ message: t('check.clean'), color: 'teal' });
    } catch (error) {
      notifications.show({ message: problemMessage(error), color: 'red' });
    } finally {
      setChecking(false);
    }
  };

  /** The revision the server has now, or the last one known while it does not answer. */
  const loadDraftRevision = async () => {
    await queryClient.refetchQueries({ queryKey: schemaQuery(schema.id).queryKey });
    return queryClient.getQueryData(schemaQuery(schema.id).queryKey)?.draft_revision ?? 0;
  };

  const handlePublish = async (note: string) => {
    if (!(await saver.flush())) {
      // The banner above the canvas asks whose draft counts; the dialog has no answer to that.
      if (saver.current().status === 'conflict') setOpened(null);
      return;
    }
    const { revision } = saver.current();
    try {
      // The draft stays as it is, and so does its revision: what is edited meanwhile is saved on it.
      await publish.mutateAsync({ note, revision });
      setOpened(null);
    } catch (error) {
      // As the schema is now, it says that the draft is a newer one, and the banner comes up.
      if (isStale(error) && (await loadDraftRevision()) > revision) return setOpened(null);
      if (!(error instanceof ApiProblem) || error.problems.length === 0) return;
      setOpened(null);
      props.onRefused(error.problems);
    }
  };

  const handleTidy = () => {
    store.getState().edit(tidyLayout);
    // The cards have to lie where they were put before the window can be fitted around them.
    requestAnimationFrame(() => {
      const { width, height } = flowStore.getState();
      showFlow(flow, { width, height }, glideMs());
    });
  };

  return (
    <>
      <Tooltip label={t('undo')}>
        <ActionIcon
          aria-label={t('undo')}
          disabled={!canUndo || readOnly}
          onClick={() => store.getState().undo()}
        >
          <IconArrowBackUp size={18} stroke={1.5} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t('redo')}>
        <ActionIcon
          aria-label={t('redo')}
          disabled={!canRedo || readOnly}
          onClick={() => store.getState().redo()}
        >
          <IconArrowForwardUp size={18} stroke={1.5} />
        </ActionIcon>
      </Tooltip>
      {!readOnly && (
        <Button
          variant="subtle"
          leftSection={<IconSitemap size={16} stroke={1.5} />}
          onClick={handleTidy}
        >
          {t('tidy')}
        </Button>
      )}
      <Button
        variant="subtle"
        loading={checking}
        leftSection={<IconListCheck size={16} stroke={1.5} />}
        onClick={() => void handleCheck()}
      >
        {t('check.action')}
      </Button>
      <ReasonButton
        variant={props.isTesting ? 'light' : 'subtle'}
        aria-pressed={props.isTesting}
        reason={props.noTestReason}
        leftSection={<IconPlayerPlay size={16} stroke={1.5} />}
        onClick={props.onTest}
      >
        {t('test.open')}
      </ReasonButton>
      <Button variant="default" onClick={() => setOpened('versions')}>
        {t('versions.title')}
      </Button>
      <ReasonButton
        reason={reason}
        onClick={() => {
          publish.reset();
          setOpened('publish');
        }}
      >
        {t('publish.open')}
      </ReasonButton>
      {opened === 'publish' && (
        <PublishDialog
          nextVersion={(schema.published_version ?? 0) + 1}
          changes={changes}
          warnings={problems.warnings}
          hooks={props.hooks}
          busy={publish.isPending}
          error={publish.error ?? saveError(saver)}
          onPublish={(note) => void handlePublish(note)}
          onClose={() => setOpened(null)}
        />
      )}
      {opened === 'versions' && (
        <VersionsDrawer
          schema={schema}
          saver={saver}
          hooks={props.hooks}
          readOnly={readOnly}
          onOpenVersion={props.onOpenVersion}
          onRolledBack={(draft) => {
            setOpened(null);
            if (draft === 'ours') return;
            void saver.flush().then((isSaved) => (isSaved ? props.onReload() : undefined));
          }}
          onClose={() => setOpened(null)}
        />
      )}
    </>
  );
}

/** A draft that could not be saved cannot be published; the dialog says why. */
function saveError(saver: DraftSaver): unknown {
  const { status, error } = saver.current();
  return status === 'failed' || status === 'conflict' ? error : null;
}
