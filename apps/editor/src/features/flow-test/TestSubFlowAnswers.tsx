import type { FlowNode } from '@hookline/contracts';
import type { ObjectRef } from '@hookline/engine';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Disclosure } from '../../ui/Disclosure';
import { FailedState } from '../../ui/FailedState';
import { viewNode } from '../canvas/node-view';
import { answerableNodes } from './answerable-nodes';
import { publishedQuery } from './flow-test.api';
import { draftsBelow, pathBelow } from './test-answer-draft';
import { TestAnswerList, type StepDown } from './TestAnswerList';
import type { FlowTest } from './useFlowTest';
import classes from './TestPanel.module.css';

interface TestSubFlowAnswersProps {
  readonly test: FlowTest;
  /** It runs the sub-flow. */
  readonly node: FlowNode;
  readonly schema: ObjectRef;
  readonly above: readonly StepDown[];
}

/** Answers of the nodes of a sub-flow; closed, it only counts them. */
export function TestSubFlowAnswers({ test, node, schema, above }: TestSubFlowAnswersProps) {
  const { t } = useTranslation('flow-test');
  const path = above.reduceRight((below, { nodeId }) => pathBelow(nodeId, below), node.id);
  const count = Object.keys(draftsBelow(test.answers, path)).length;
  const names = [...above.map(({ name }) => name), viewNode(node).title].join(' › ');
  return (
    <div className={classes.subFlowAnswers}>
      <Disclosure
        title={t('subAnswers.of', { name: names })}
        summary={t('subAnswers.count', { count })}
        initiallyOpen={count > 0}
        lazy
      >
        <SubFlowNodes {...{ test, node, schema, above }} />
      </Disclosure>
    </div>
  );
}

function SubFlowNodes({ test, node, schema, above }: TestSubFlowAnswersProps) {
  const { t } = useTranslation('flow-test');
  const published = useQuery(publishedQuery(schema));
  if (published.isPending) {
    return (
      <p className={classes.none} role="status">
        {t('subAnswers.loading')}
      </p>
    );
  }
  if (published.isError) {
    return <FailedState error={published.error} onRetry={() => void published.refetch()} />;
  }
  if (published.data === null) return <p className={classes.none}>{t('subAnswers.unpublished')}</p>;
  const { name, graph } = published.data;
  const nodes = answerableNodes(graph);
  if (nodes.length === 0) return <p className={classes.none}>{t('subAnswers.none', { name })}</p>;
  return <TestAnswerList test={test} nodes={nodes} above={[...above, { nodeId: node.id, name }]} />;
}
