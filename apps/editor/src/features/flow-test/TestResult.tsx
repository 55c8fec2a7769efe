import type { FlowGraph, Problem } from '@hookline/contracts';
import { Loader } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/api-problem';
import { FailedState } from '../../ui/FailedState';
import { MessageState } from '../../ui/MessageState';
import { TestProblems } from './TestProblems';
import { TestRunView } from './TestRunView';
import type { FlowTest } from './useFlowTest';
import classes from './TestPanel.module.css';

interface TestResultProps {
  readonly test: FlowTest;
  readonly graph: FlowGraph;
  readonly onJump: (problem: Problem) => void;
}

/** What came of the test: nothing yet, a refusal, or its steps. */
export function TestResult({ test, graph, onJump }: TestResultProps) {
  const { t } = useTranslation('flow-test');
  const { result, error } = test;
  if (test.isRunning) {
    return (
      <div className={classes.waiting}>
        <Loader size="sm" /> {t('running')}
      </div>
    );
  }
  if (error !== null) {
    const problems = error instanceof ApiProblem ? error.problems : [];
    return problems.length > 0 ? (
      <TestProblems graph={graph} problems={problems} onJump={onJump} onAnswer={test.openAnswer} />
    ) : (
      <FailedState error={error} onRetry={test.run} />
    );
  }
  if (result === null) {
    return (
      <MessageState
        icon={IconPlayerPlay}
        title={t(test.isOutdated ? 'outdated.title' : 'empty.title')}
        text={t(test.isOutdated ? 'outdated.text' : 'empty.text')}
      />
    );
  }
  return <TestRunView test={test} graph={graph} result={result} />;
}
