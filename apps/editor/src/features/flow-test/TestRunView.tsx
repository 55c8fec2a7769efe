import type { FlowGraph, FlowTestAnswer } from '@hookline/contracts';
import { Button } from '@mantine/core';
import { IconChevronLeft } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { maskWithin } from '../../ui/mask-contact';
import { ProblemNote } from '../../ui/ProblemNote';
import { TextButton } from '../../ui/TextButton';
import { JsonBlock } from '../run-view/JsonBlock';
import { StepButtons } from '../run-view/StepButtons';
import { StepDetail } from '../run-view/StepDetail';
import { stepTitle } from '../run-view/step-title';
import { viewNode } from '../canvas/node-view';
import { causedBy, causeOf, wokenBy } from './caused-events';
import { contactOf } from './contact-of';
import { startedBy, startedByStep, subFlowOf, testedRun } from './tested-run';
import { TestEvents } from './TestEvents';
import { TestOutcome } from './TestOutcome';
import { TestStepLinks } from './TestStepLinks';
import { TestSubFlows } from './TestSubFlows';
import type { FlowTest } from './useFlowTest';
import { useViewFocus } from './useViewFocus';
import classes from './TestPanel.module.css';

interface TestRunViewProps {
  readonly test: FlowTest;
  /** The drawing. */
  readonly graph: FlowGraph;
  readonly result: FlowTestAnswer;
}

/** The run that is looked at, the drawing's own or a sub-flow: all of it, or one of its steps. */
export function TestRunView(props: TestRunViewProps) {
  const { openRunId, openNodeId, openSeq } = props.test;
  const rootRef = useViewFocus({
    runId: openRunId,
    nodeId: openNodeId,
    seq: openSeq,
    aboveId: subFlowOf(props.result, openRunId)?.parent.run_id ?? null,
  });
  return (
    <div ref={rootRef} tabIndex={-1} className={classes.result}>
      {openNodeId === null ? <WholeRun {...props} /> : <OneStep {...props} nodeId={openNodeId} />}
    </div>
  );
}

/** Steps of a sub-flow carry the names of their nodes. */
const noGraph = { nodes: [] };

function WholeRun({ test, graph, result }: TestRunViewProps) {
  const { t } = useTranslation('flow-test');
  const { openRunId } = test;
  const run = testedRun(result, openRunId);
  const subFlow = subFlowOf(result, openRunId);
  const above = subFlow && subFlowOf(result, subFlow.parent.run_id);
  const ownGraph = subFlow === null ? graph : noGraph;
  const { steps, error } = run;
  const contact = contactOf(result);
  const failedStep = steps.filter(({ nodeId }) => nodeId === error?.nodeId).at(-1);
  const failedNode = ownGraph.nodes.find(({ id }) => id === error?.nodeId);
  return (
    <>
      {subFlow !== null && (
        <div className={classes.subFlowHead}>
          <BackButton
            label={above === null ? t('subFlow.top') : t('subFlow.above', above.schema)}
            onClick={() => test.openRun(subFlow.parent.run_id)}
          />
          <h3 className={classes.stepTitle} tabIndex={-1} data-view-title>
            {t('subFlow.title', subFlow.schema)}
          </h3>
        </div>
      )}
      <TestOutcome run={run} />
      {error !== null && (
        <ProblemNote tone={run.status === 'cut' ? 'warn' : 'bad'}>
          {maskWithin(error.message, contact)}{' '}
          {failedNode !== undefined ? (
            <TextButton onClick={() => test.openNode(failedNode.id)}>
              {viewNode(failedNode).title}
            </TextButton>
          ) : (
            failedStep !== undefined && (
              <TextButton onClick={() => test.openStep(failedStep.seq)}>
                {stepTitle(ownGraph, failedStep)}
              </TextButton>
            )
          )}
        </ProblemNote>
      )}
      <section className={classes.steps} aria-label={t('steps.title')}>
        <StepButtons
          graph={ownGraph}
          steps={steps}
          shown={steps.length}
          openSeq={null}
          onOpen={test.openStep}
        />
      </section>
      <TestSubFlows subFlows={startedBy(result, openRunId)} onOpen={test.openRun} />
      <TestEvents
        graph={graph}
        result={result}
        events={causedBy(result, openRunId)}
        onOpen={test.openStepOf}
      />
      <JsonBlock
        title={t('result')}
        copyLabel={t('copyResult')}
        value={run.result}
        contact={contact}
      />
      <JsonBlock
        title={t('variables')}
        copyLabel={t('copyVariables')}
        value={run.variables}
        contact={contact}
      />
    </>
  );
}

function OneStep({ test, graph, result, nodeId }: TestRunViewProps & { readonly nodeId: string }) {
  const { t } = useTranslation('flow-test');
  const subFlow = subFlowOf(result, test.openRunId);
  const node = subFlow === null ? graph.nodes.find(({ id }) => id === nodeId) : undefined;
  const steps = testedRun(result, test.openRunId).steps.filter((step) => step.nodeId === nodeId);
  const step = steps.find(({ seq }) => seq === test.openSeq) ?? steps.at(-1);
  const started = step === undefined ? null : startedByStep(result, step);
  const nodeTitle = node === undefined ? nodeId : viewNode(node).title;
  const waker = step === undefined ? null : wokenBy(result, test.openRunId, step);
  const cause = waker && causeOf(result, waker);
  const caused = step === undefined ? [] : causedBy(result, test.openRunId, step.seq);
  return (
    <>
      <div className={classes.stepHead}>
        <BackButton label={t('steps.all')} onClick={() => test.openStep(null)} />
        <h3 className={classes.stepTitle} tabIndex={-1} data-view-title>
          {step === undefined ? nodeTitle : stepTitle(subFlow === null ? graph : noGraph, step)}
        </h3>
      </div>
      {waker !== null && cause !== null && (
        <TestStepLinks
          lead={t('wokenBy', { type: waker.type })}
          graph={graph}
          places={[cause]}
          onOpen={test.openStepOf}
        />
      )}
      <TestSubFlows subFlows={started === null ? [] : [started]} onOpen={test.openRun} />
      <TestEvents graph={graph} result={result} events={caused} onOpen={test.openStepOf} />
      <StepDetail
        run={{ id: null, contact: contactOf(result) }}
        steps={steps}
        seq={test.openSeq}
        noneText={t('steps.notReached')}
        onChoose={test.openStep}
      />
    </>
  );
}

function BackButton({ label, onClick }: { readonly label: string; readonly onClick: () => void }) {
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      leftSection={<IconChevronLeft size={16} stroke={1.5} />}
      onClick={onClick}
    >
      {label}
    </Button>
  );
}
