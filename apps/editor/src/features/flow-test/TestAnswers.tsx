import type { FlowGraph } from '@hookline/contracts';
import { nodeTypeOf, testAnswerKinds } from '@hookline/nodes';
import { useTranslation } from 'react-i18next';
import { outlineOrder } from '../flow-editor/outline-order';
import { TestAnswerFields } from './TestAnswerFields';
import type { FlowTest } from './useFlowTest';
import classes from './TestPanel.module.css';

interface TestAnswersProps {
  readonly test: FlowTest;
  readonly graph: FlowGraph;
}

/** What others answer, node by node, in the order of the drawing. */
export function TestAnswers({ test, graph }: TestAnswersProps) {
  const { t } = useTranslation('flow-test');
  const nodes = outlineOrder(graph).flatMap(({ node }) => {
    const type = nodeTypeOf(node.type);
    if (type === undefined || testAnswerKinds(type).length === 0) return [];
    // A wait for nothing but time has one way to end.
    const isOpen = type.kind !== 'pure' || type.outlets(node.params).length > 1;
    return isOpen ? [{ node, type }] : [];
  });
  if (nodes.length === 0) return <p className={classes.none}>{t('answers.none')}</p>;
  return (
    <>
      <p className={classes.help}>{t('answers.help')}</p>
      <ul className={classes.answers}>
        {nodes.map(({ node, type }) => (
          <li key={node.id}>
            <TestAnswerFields
              node={node}
              type={type}
              answer={test.answers[node.id] ?? null}
              isAsked={test.openNodeId === node.id}
              onChange={(answer) => test.setAnswer(node.id, answer)}
            />
          </li>
        ))}
      </ul>
    </>
  );
}
