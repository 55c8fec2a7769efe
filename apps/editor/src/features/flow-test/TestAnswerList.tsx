import { subFlowOf } from '@hookline/nodes';
import { viewNode } from '../canvas/node-view';
import type { AnswerableNode } from './answerable-nodes';
import { pathBelow } from './test-answer-draft';
import { TestAnswerFields } from './TestAnswerFields';
import { TestSubFlowAnswers } from './TestSubFlowAnswers';
import type { FlowTest } from './useFlowTest';
import classes from './TestPanel.module.css';

/** A node that runs a sub-flow, and what that is called. */
export interface StepDown {
  readonly nodeId: string;
  readonly name: string;
}

interface TestAnswerListProps {
  readonly test: FlowTest;
  readonly nodes: readonly AnswerableNode[];
  /** How the sub-flow came about; empty for the drawing. */
  readonly above: readonly StepDown[];
}

/** How each of these nodes is answered, and below each the nodes of the sub-flow it runs. */
export function TestAnswerList({ test, nodes, above }: TestAnswerListProps) {
  const isDrawing = above.length === 0;
  return (
    <ul className={classes.answers}>
      {nodes.map(({ node, type }) => {
        const path = above.reduceRight((below, { nodeId }) => pathBelow(nodeId, below), node.id);
        const answer = test.answers[path] ?? null;
        const schema = answer === null ? subFlowOf(node) : null;
        return (
          <li key={node.id}>
            <TestAnswerFields
              node={node}
              type={type}
              title={[...above.map(({ name }) => name), viewNode(node).title].join(' › ')}
              answer={answer}
              isAsked={isDrawing && test.openNodeId === node.id}
              onChange={(next) => test.setAnswer(path, next)}
            />
            {schema !== null && (
              <TestSubFlowAnswers test={test} node={node} schema={schema} above={above} />
            )}
          </li>
        );
      })}
    </ul>
  );
}
