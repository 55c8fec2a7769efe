import type { FlowGraph } from '@hookline/contracts';
import type { NodeType } from '@hookline/engine';
import { SegmentedControl } from '@mantine/core';
import { useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { Palette } from '../palette/Palette';
import { useEditor, useEditorStore } from './EditorContext';
import { OutlinePanel } from './OutlinePanel';
import type { FlowProblems } from './useFlowProblems';
import classes from './FlowEditor.module.css';

interface EditorLeftProps {
  readonly graph: FlowGraph;
  readonly problems: FlowProblems;
  readonly readOnly: boolean;
  readonly searchRef: RefObject<HTMLInputElement | null>;
  /** Its state is kept while it is away. */
  readonly hidden: boolean;
  readonly onAdd: (type: NodeType) => void;
  readonly onAddNote: () => void;
}

/** The panel at the left: what may be added, or the drawing as a list. */
export function EditorLeft(props: EditorLeftProps) {
  const { graph, problems, readOnly, searchRef, onAddNote } = props;
  const { t } = useTranslation('flow-editor');
  const store = useEditorStore();
  const selected = useEditor((state) => state.selection.nodeIds);
  const [tab, setTab] = useState('nodes');
  return (
    <div className={classes.left} hidden={props.hidden}>
      <div className={classes.leftTabs}>
        <SegmentedControl
          fullWidth
          size="xs"
          aria-label={t('left.label')}
          data={[
            { value: 'nodes', label: t('left.nodes') },
            { value: 'outline', label: t('left.outline') },
          ]}
          value={tab}
          onChange={setTab}
        />
      </div>
      {tab === 'nodes' ? (
        <Palette
          searchRef={searchRef}
          readOnly={readOnly}
          onAdd={props.onAdd}
          onAddNote={onAddNote}
        />
      ) : (
        <OutlinePanel
          graph={graph}
          selected={selected}
          problems={problems.levels}
          onOpen={(nodeId) => store.getState().openPanel(nodeId)}
        />
      )}
    </div>
  );
}
