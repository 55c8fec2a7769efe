import type { FlowGraph, Problem } from '@hookline/contracts';
import { ActionIcon, Tabs, VisuallyHidden } from '@mantine/core';
import { IconPlayerPlay, IconX } from '@tabler/icons-react';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ReasonButton } from '../../ui/ReasonButton';
import { useReturnFocus } from '../../ui/useReturnFocus';
import { isAppleMachine } from '../../ui/is-apple-machine';
import { isAtOrBelow } from './test-answer-draft';
import { TestAnswers } from './TestAnswers';
import { TestEventFields } from './TestEventFields';
import { TestResult } from './TestResult';
import type { FlowTest, TestTab } from './useFlowTest';
import classes from './TestPanel.module.css';

interface TestPanelProps {
  readonly test: FlowTest;
  readonly graph: FlowGraph;
  readonly mayReadEvents: boolean;
  /** Leads to a problem of the drawing. */
  readonly onJump: (problem: Problem) => void;
  readonly onClose: () => void;
}

/** The panel at the right while a drawing is tested: what goes in, and what came of it. */
export function TestPanel({ test, graph, mayReadEvents, onJump, onClose }: TestPanelProps) {
  useReturnFocus();
  const { t } = useTranslation('flow-test');
  const rootRef = useRef<HTMLElement>(null);
  const count = Object.keys(test.answers).filter((path) =>
    graph.nodes.some(({ id }) => isAtOrBelow(path, id)),
  ).length;
  const variablesReason = test.variablesAreJson ? null : t('given.invalid');
  const reason = test.dataIsJson ? variablesReason : t('data.invalid');

  const { result } = test;
  const told =
    result === null
      ? ''
      : t('told', {
          status: t(`status.${result.status}`),
          steps: t('steps.count', { count: result.steps.length }),
        });

  // Who opened it by a key goes on with keys: the focus is outside React.
  useEffect(() => rootRef.current?.focus(), []);

  const handleKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    // Before the code field makes a new line of it.
    event.preventDefault();
    event.stopPropagation();
    test.run();
  };

  return (
    <aside
      ref={rootRef}
      tabIndex={-1}
      className={classes.panel}
      aria-label={t('title')}
      onKeyDownCapture={handleKey}
    >
      <header className={classes.head}>
        <h2 className={classes.title}>{t('title')}</h2>
        <ActionIcon size={28} aria-label={t('close')} onClick={onClose}>
          <IconX size={18} stroke={1.5} />
        </ActionIcon>
      </header>
      <p className={classes.promise}>{t('promise')}</p>
      <Tabs
        className={classes.tabs}
        value={test.tab}
        keepMounted={false}
        onChange={(next) => next !== null && test.showTab(toTab(next))}
      >
        <Tabs.List>
          <Tabs.Tab value="event">{t('tab.event')}</Tabs.Tab>
          <Tabs.Tab value="answers">
            {t('tab.answers')}
            {count > 0 && <span className={classes.count}>{count}</span>}
          </Tabs.Tab>
          <Tabs.Tab value="result">{t('tab.result')}</Tabs.Tab>
        </Tabs.List>
        <div className={classes.body}>
          <Tabs.Panel value="event">
            <TestEventFields test={test} mayReadEvents={mayReadEvents} />
          </Tabs.Panel>
          <Tabs.Panel value="answers">
            <TestAnswers test={test} graph={graph} />
          </Tabs.Panel>
          <Tabs.Panel value="result">
            <TestResult test={test} graph={graph} onJump={onJump} />
          </Tabs.Panel>
        </div>
      </Tabs>
      <footer className={classes.foot}>
        <kbd className={classes.keys}>{t(isAppleMachine() ? 'keysApple' : 'keys')}</kbd>
        <ReasonButton
          loading={test.isRunning}
          reason={reason}
          leftSection={<IconPlayerPlay size={16} stroke={1.5} />}
          onClick={test.run}
        >
          {t(test.result === null ? 'run' : 'runAgain')}
        </ReasonButton>
        {/* Here before the result is, or a reader would not hear of it. */}
        <VisuallyHidden role="status">{test.isRunning ? t('running') : told}</VisuallyHidden>
      </footer>
    </aside>
  );
}

function toTab(value: string): TestTab {
  return value === 'answers' || value === 'result' ? value : 'event';
}
