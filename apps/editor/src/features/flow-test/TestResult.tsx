import type { FlowGraph, FlowTestAnswer, Problem } from '@hookline/contracts';
import { Button, Loader } from '@mantine/core';
import { IconChevronLeft, IconPlayerPlay } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/api-problem';
import { FailedState } from '../../ui/FailedState';
import { MessageState } from '../../ui/MessageState';
import { formatDuration } from '../../ui/number-format';
import { ProblemNote } from '../../ui/ProblemNote';
import { StatusBadge } from '../../ui/StatusBadge';
import { TextButton } from '../../ui/TextButton';
import { viewNode } from '../canvas/node-view';
import { JsonBlock } from '../run-view/JsonBlock';
import { StepButtons } from '../run-view/StepButtons';
import { StepDetail } from '../run-view/StepDetail';
import { contactOf } from './contact-of';
import { TestProblems } from './TestProblems';
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
      <div className={classes.waiting} role="status">
        <Loader size="sm" /> {t('running')}
      </div>
    );
  }
  if (error !== null) {
    const problems = error instanceof ApiProblem ? error.problems : [];
    return problems.length > 0 ? (
      <TestProblems graph={graph} problems={problems} onJump={onJump} />
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
  return test.openNodeId === null ? (
    <Summary test={test} graph={graph} result={result} />
  ) : (
    <OneStep test={test} graph={graph} result={result} nodeId={test.openNodeId} />
  );
}

interface SummaryProps {
  readonly test: FlowTest;
  readonly graph: FlowGraph;
  readonly result: FlowTestAnswer;
}

function Summary({ test, graph, result }: SummaryProps) {
  const { t } = useTranslation('flow-test');
  const { steps, error } = result;
  const contact = contactOf(result);
  const failedAt = error?.nodeId ?? null;
  const node = graph.nodes.find(({ id }) => id === failedAt);
  return (
    <div className={classes.result}>
      <p className={classes.outcome} role="status">
        <StatusBadge
          status={result.status === 'cut' ? 'quarantined' : result.status}
          label={t(`status.${result.status}`)}
        />
        <span className={classes.facts}>
          {[t('steps.count', { count: steps.length }), formatDuration(result.duration_ms)].join(
            ' · ',
          )}
        </span>
      </p>
      {error !== null && (
        <ProblemNote tone={result.status === 'cut' ? 'warn' : 'bad'}>
          {error.message}{' '}
          {node !== undefined && (
            <TextButton onClick={() => test.openNode(node.id)}>{viewNode(node).title}</TextButton>
          )}
        </ProblemNote>
      )}
      <section className={classes.steps} aria-label={t('steps.title')}>
        <StepButtons
          graph={graph}
          steps={steps}
          shown={steps.length}
          openSeq={null}
          onOpen={test.openStep}
        />
      </section>
      <JsonBlock
        title={t('result')}
        copyLabel={t('copyResult')}
        value={result.result}
        contact={contact}
      />
      <JsonBlock
        title={t('variables')}
        copyLabel={t('copyVariables')}
        value={result.variables}
        contact={contact}
      />
    </div>
  );
}

function OneStep({ test, graph, result, nodeId }: SummaryProps & { readonly nodeId: string }) {
  const { t } = useTranslation('flow-test');
  const node = graph.nodes.find(({ id }) => id === nodeId);
  const steps = result.steps.filter((step) => step.nodeId === nodeId);
  return (
    <div className={classes.result}>
      <div className={classes.stepHead}>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconChevronLeft size={16} stroke={1.5} />}
          onClick={() => test.openStep(null)}
        >
          {t('steps.all')}
        </Button>
        <h3 className={classes.stepTitle}>{node === undefined ? nodeId : viewNode(node).title}</h3>
      </div>
      <StepDetail
        run={{ id: null, contact: contactOf(result) }}
        steps={steps}
        seq={test.openSeq}
        noneText={t('steps.notReached')}
        onChoose={test.openStep}
      />
    </div>
  );
}
