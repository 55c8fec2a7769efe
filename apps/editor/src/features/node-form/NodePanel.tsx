import {
  eventCatalogue,
  fieldsOf,
  type FlowGraph,
  type FlowNode,
  type JsonValue,
  type NodeSettings,
  type Problem,
} from '@hookline/contracts';
import { ActionIcon, Menu, Tabs, TextInput } from '@mantine/core';
import { IconCopy, IconDots, IconEye, IconEyeOff, IconTrash, IconX } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NodeIcon } from '../canvas/NodeIcon';
import { viewNode } from '../canvas/node-view';
import { useVariableNames } from '../variables/variables.api';
import { completionEntries, type StartingEvent } from './completion-entries';
import { FormSurroundingsContext } from './FormSurroundings';
import { HelpTab } from './HelpTab';
import { NextNodes } from './NextNodes';
import { OnErrorTab } from './OnErrorTab';
import { ParamPreview } from './ParamPreview';
import { paramValueOf } from './param-value-of';
import { problemSentence } from '../../ui/problem-sentence';
import { InlineText } from '../../ui/RichText';
import { SettingsTab } from './SettingsTab';
import classes from './NodePanel.module.css';

/** Edits the form may ask for; absent where the node is only shown. */
export interface NodeEdits {
  readonly onParam: (name: string, value: JsonValue | undefined) => void;
  readonly onSettings: (settings: NodeSettings) => void;
  readonly onName: (name: string) => void;
  readonly onNote: (note: string) => void;
  readonly onConnect: (outlet: string, to: string | null) => void;
  readonly onDuplicate: () => void;
  readonly onDelete: () => void;
}

interface NodePanelProps {
  readonly graph: FlowGraph;
  readonly node: FlowNode;
  /** Problems of this node; the key is the field, or empty for the node itself. */
  readonly problems: ReadonlyMap<string, readonly Problem[]>;
  readonly events: readonly StartingEvent[];
  readonly edits: NodeEdits | null;
  /** A field to put the cursor into, the first one when empty; a new nonce is a new wish. */
  readonly jump?: { readonly field: string; readonly nonce: number } | null;
  /** Stands in front of everything on the Settings tab: which hooks start here. */
  readonly intro?: ReactNode;
  /** A further tab, shown first chosen: what happened in a run. */
  readonly extraTab?: { readonly label: string; readonly content: ReactNode };
  readonly onClose: () => void;
}

const nothing = () => undefined;

/** The panel at the right: the form of one node. */
export function NodePanel(props: NodePanelProps) {
  const { graph, node, problems, events, edits, jump = null, extraTab, intro } = props;
  const { t } = useTranslation('node-form');
  const rootRef = useRef<HTMLElement>(null);
  const view = viewNode(node);
  const readOnly = edits === null;
  const [tab, setTab] = useState<string>(extraTab === undefined ? 'settings' : 'extra');
  const [seenJump, setSeenJump] = useState<number | null>(null);
  if (jump !== null && jump.nonce !== seenJump) {
    setSeenJump(jump.nonce);
    setTab(jump.field.startsWith('settings.') ? 'error' : 'settings');
  }
  const jumpField = jump?.field;
  const jumpNonce = jump?.nonce;

  // The cursor goes where a problem points; that place is outside React until it is drawn.
  useEffect(() => {
    if (jumpField === undefined || jumpNonce === undefined) return;
    const frame = requestAnimationFrame(() => focusField(rootRef.current, jumpField));
    return () => cancelAnimationFrame(frame);
  }, [jumpField, jumpNonce]);

  const domainVariables = useVariableNames();
  const surroundings = useMemo(
    () => ({
      readOnly,
      eventFields: fieldsOfEvents(events),
      paramValue: (name: string) => paramValueOf(node, name),
      completions: completionEntries(graph, {
        nodeId: node.id,
        events,
        domainVariables,
        words: {
          notIn: (names) => t('completion.notIn', { names }),
          ofDomain: t('completion.ofDomain'),
          setBy: (name) => t('completion.setBy', { name }),
          resultOf: (name) => t('completion.resultOf', { name }),
          type: (type) => t(`completion.type.${type}`),
        },
      }),
    }),
    [graph, node, events, domainVariables, readOnly, t],
  );
  const own = problems.get('') ?? [];
  const isStart = node.type === 'start';
  const errorFields = [...problems.keys()].some((field) => field.startsWith('settings.'));

  return (
    <aside
      ref={rootRef}
      className={classes.panel}
      aria-label={t('panel', { name: view.title })}
      data-undo="document"
    >
      <header className={classes.head}>
        <NodeIcon icon={view.icon} category={view.category} size={20} />
        {edits === null ? (
          <h2 className={classes.title}>{view.title}</h2>
        ) : (
          <TextInput
            className={classes.name}
            variant="unstyled"
            aria-label={t('name')}
            placeholder={view.typeLabel}
            maxLength={100}
            value={node.name}
            onChange={(event) => edits.onName(event.currentTarget.value)}
          />
        )}
        {edits !== null && !isStart && (
          <Menu position="bottom-end" withinPortal>
            <Menu.Target>
              <ActionIcon size={28} aria-label={t('actions')}>
                <IconDots size={18} stroke={1.5} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item
                leftSection={<IconCopy size={16} stroke={1.5} />}
                onClick={edits.onDuplicate}
              >
                {t('duplicate')}
              </Menu.Item>
              <Menu.Item
                leftSection={
                  node.settings.disabled === true ? (
                    <IconEye size={16} stroke={1.5} />
                  ) : (
                    <IconEyeOff size={16} stroke={1.5} />
                  )
                }
                onClick={() =>
                  edits.onSettings(
                    node.settings.disabled === true
                      ? withoutDisabled(node.settings)
                      : { ...node.settings, disabled: true },
                  )
                }
              >
                {node.settings.disabled === true ? t('enable') : t('disable')}
              </Menu.Item>
              <Menu.Divider />
              <Menu.Item
                color="bad"
                leftSection={<IconTrash size={16} stroke={1.5} />}
                onClick={edits.onDelete}
              >
                {t('delete')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
        <ActionIcon size={28} aria-label={t('close')} onClick={props.onClose}>
          <IconX size={18} stroke={1.5} />
        </ActionIcon>
      </header>
      <div className={classes.type}>
        {view.typeLabel} · <code>{node.id}</code>
      </div>
      <FormSurroundingsContext value={surroundings}>
        <Tabs
          className={classes.tabs}
          value={tab}
          keepMounted={false}
          onChange={(next) => next !== null && setTab(next)}
        >
          <Tabs.List>
            <Tabs.Tab value="settings">{t('tab.settings')}</Tabs.Tab>
            <Tabs.Tab value="error">
              {t('tab.onError')}
              {errorFields && (
                <span className={classes.dot} aria-label={t('tab.hasProblem')} role="img" />
              )}
            </Tabs.Tab>
            <Tabs.Tab value="help">{t('tab.help')}</Tabs.Tab>
            {extraTab !== undefined && <Tabs.Tab value="extra">{extraTab.label}</Tabs.Tab>}
          </Tabs.List>
          <div className={classes.body} tabIndex={tab === 'help' ? 0 : undefined}>
            <Tabs.Panel value="settings">
              {own.map((problem, index) => (
                <p key={index} className={classes.own} data-level={problem.level}>
                  <InlineText text={problemSentence(problem)} />
                </p>
              ))}
              {intro}
              <SettingsTab
                // Rows being typed belong to one node.
                key={node.id}
                node={node}
                problems={problems}
                onParam={edits?.onParam ?? nothing}
                onNote={edits?.onNote ?? nothing}
              >
                <ParamPreview node={node} dialect={graph.dialect} events={events} />
                <NextNodes
                  graph={graph}
                  node={node}
                  problems={problems}
                  onConnect={edits?.onConnect ?? nothing}
                />
              </SettingsTab>
            </Tabs.Panel>
            <Tabs.Panel value="error">
              <OnErrorTab
                key={node.id}
                node={node}
                problems={problems}
                onChange={edits?.onSettings ?? nothing}
              />
            </Tabs.Panel>
            <Tabs.Panel value="help">
              <HelpTab node={node} />
            </Tabs.Panel>
            {extraTab !== undefined && <Tabs.Panel value="extra">{extraTab.content}</Tabs.Panel>}
          </div>
        </Tabs>
      </FormSurroundingsContext>
    </aside>
  );
}

function withoutDisabled(settings: NodeSettings): NodeSettings {
  const rest = { ...settings };
  delete rest.disabled;
  return rest;
}

/** Fields rows may speak of: of the events that start the schema, else of every queue event. */
function fieldsOfEvents(events: readonly StartingEvent[]) {
  const known = events.flatMap(({ type, queueType }) => fieldsOf(type, queueType));
  const fields =
    known.length > 0
      ? known
      : eventCatalogue.filter(({ family }) => family === 'queue').flatMap((one) => one.fields);
  return [...new Map(fields.map((field) => [field.name, field])).values()];
}

function focusField(root: HTMLElement | null, field: string): void {
  const place = root?.querySelector(
    field === '' ? '[data-field]' : `[data-field="${CSS.escape(field)}"]`,
  );
  place?.scrollIntoView({ block: 'center' });
  const control = place?.querySelector<HTMLElement>(
    'input, textarea, [contenteditable="true"], button',
  );
  control?.focus();
}
