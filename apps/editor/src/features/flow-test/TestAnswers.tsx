import type { FlowGraph } from '@hookline/contracts';
import { useTranslation } from 'react-i18next';
import { answerableNodes } from './answerable-nodes';
import { TestAnswerList } from './TestAnswerList';
import type { FlowTest } from './useFlowTest';
import classes from './TestPanel.module.css';

interface TestAnswersProps {
  readonly test: FlowTest;
  readonly graph: FlowGraph;
}

/** What others answer, node by node, in the order of the drawing. */
export function TestAnswers({ test, graph }: TestAnswersProps) {
  const { t } = useTranslation('flow-test');
  const nodes = answerableNodes(graph);
  if (nodes.length === 0) return <p className={classes.none}>{t('answers.none')}</p>;
  return (
    <>
      <p className={classes.help}>{t('answers.help')}</p>
      <TestAnswerList test={test} nodes={nodes} above={[]} />
    </>
  );
}
